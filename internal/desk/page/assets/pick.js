// Snippets by "/": a list that is searched by label and text, with a preview, beside the field of the
// answer. It is a combobox with a listbox (ARIA 1.2): the cursor stays in the search.

let loaded = null;

// texts are all that may be inserted, those in the customer's language first; null where they
// cannot be read now.
export async function texts(form) {
  loaded ??= await load(form.dataset.snippets);
  return loaded;
}

async function load(path) {
  try {
    const response = await fetch(path, { headers: { "Desk-Script": "1" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

// ticks sets what goes with a text: that it closes the case, and labels. Both are seen, and can be
// taken off again.
export function ticks(form, one) {
  if (one.ends) form.elements.ends.checked = true;
  for (const label of one.labels ?? []) {
    const box = form.querySelector(`[name=label][value="${CSS.escape(label)}"]`);
    if (!box) continue;
    box.checked = true;
    box.closest("fieldset").hidden = false;
  }
}

// picker opens by its button and by "/" at the start of a line of the answer.
export function picker(form) {
  const part = document.getElementById("pick");
  const opener = document.getElementById("pick-open");
  const query = document.getElementById("pick-query");
  const list = document.getElementById("pick-list");
  const shown = document.getElementById("pick-preview");
  const count = document.getElementById("pick-count");
  const text = form.elements.text;
  let all = [];
  let found = [];
  let at = 0;
  let entered = false;

  const open = async () => {
    all = (await texts(form)) ?? [];
    part.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    query.value = "";
    search();
    query.focus();
  };

  const close = () => {
    part.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    text.focus();
  };

  const search = () => {
    const words = fold(query.value).split(/\s+/u).filter(Boolean);
    found = all.filter((one) => words.every((word) => fold(one.label + "\n" + one.text).includes(word)));
    list.replaceChildren(...found.map(option));
    count.textContent = String(found.length);
    choose(0);
  };

  const option = (one, n) => {
    const row = document.createElement("li");
    row.id = `pick-${n}`;
    row.role = "option";
    row.lang = one.lang;
    row.textContent = one.label;
    if (one.lang !== all[0].lang) row.append(` (${one.lang})`);
    if (one.ends) row.append(` · ${part.dataset.ends}`);
    for (const label of one.labels ?? []) row.append(` · ${named(form, label)}`);
    return row;
  };

  const choose = (n) => {
    at = Math.max(0, Math.min(found.length - 1, n));
    for (const row of list.children) row.setAttribute("aria-selected", String(row.id === `pick-${at}`));
    const row = list.children[at];
    row?.scrollIntoView({ block: "nearest" });
    if (row) query.setAttribute("aria-activedescendant", row.id);
    else query.removeAttribute("aria-activedescendant");
    shown.textContent = found[at]?.text ?? "";
    shown.lang = found[at]?.lang ?? "";
  };

  const insert = (words) => {
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    close();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const take = (one) => {
    insert(one.text);
    ticks(form, one);
  };

  opener.hidden = false;
  opener.addEventListener("click", () => { if (part.hidden) open(); else close(); });
  text.addEventListener("beforeinput", (event) => {
    const starts = /(^|\n)$/u.test(text.value.slice(0, text.selectionStart));
    if (event.isComposing || event.inputType !== "insertText" || !["/", "／"].includes(event.data) || !starts) return;
    event.preventDefault();
    open();
  });
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const deed = {
      ArrowDown: () => choose(at + 1),
      ArrowUp: () => choose(at - 1),
      Enter: () => { entered = true; },
      Escape: close,
    }[event.key];
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  });
  // It is put in when the key comes up: the field that gets the focus would take the key itself.
  query.addEventListener("keyup", (event) => {
    if (event.key !== "Enter" || !entered) return;
    entered = false;
    if (found[at]) take(found[at]);
  });
  query.addEventListener("beforeinput", (event) => {
    if (query.value !== "" || !["/", "／"].includes(event.data)) return;
    event.preventDefault();
    insert("/"); // a slash after all
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays
  list.addEventListener("click", (event) => {
    const row = event.target.closest("li");
    if (row) take(found[Number(row.id.slice("pick-".length))]);
  });
}

// named is a label as the form names it.
const named = (form, label) => form.querySelector(`[name=label][value="${CSS.escape(label)}"]`)?.closest("label").textContent.trim() ?? label;

// fold is a text as it is searched: full and half width, large and small are one.
const fold = (words) => words.normalize("NFKC").toLowerCase();
