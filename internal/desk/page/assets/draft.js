// The answer that is being written. It is saved on the desk after a pause, when the
// page is left, and before any other form is sent.

import { picker, texts, ticks } from "./pick.js";

const pause = 900;

// draft watches the form of the answer; words are what it says about saving.
export function draft(form, words) {
  const text = form.elements.text;
  const note = document.getElementById("draft");
  let saved = text.value;
  text.setSelectionRange(saved.length, saved.length);
  let timer = 0;
  let under = Promise.resolve();

  const tell = (word, wrong) => {
    note.textContent = word;
    note.classList.toggle("wrong", wrong);
  };

  const post = async (keepalive) => {
    const value = text.value;
    if (value === saved) return;
    tell(note.dataset.saving, false);
    const body = new URLSearchParams({ token: form.elements.token.value, text: value });
    try {
      const response = await fetch(form.dataset.draft, { method: "POST", headers: { "Desk-Script": "1" }, body, keepalive });
      if (!response.ok) throw new Error(String(response.status));
      saved = value;
      tell(note.dataset.saved, false);
    } catch {
      tell(words.unsaved, true);
      again();
    }
  };

  // One save at a time: an older text never arrives after a newer one.
  const save = (keepalive = false) => {
    clearTimeout(timer);
    under = under.then(() => post(keepalive));
    return under;
  };

  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause * 4);
  };

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  addEventListener("pagehide", () => { if (text.value !== saved) post(true); });
  snippets(form);
  picker(form);

  return {
    save,
    stop: () => { clearTimeout(timer); return under; }, // before the answer goes: no save may follow it
    restored: (words) => { text.value = saved = words; tell("", false); text.focus(); },
    sent: () => { saved = ""; tell("", false); reset(form); },
  };
}

// snippets shows the approved answer that is chosen, and inserts it where the
// cursor stands.
function snippets(form) {
  const choice = form.elements.attach;
  const insert = document.getElementById("insert");
  const preview = document.getElementById("preview");
  let answers = null;
  choice.addEventListener("change", async () => {
    answers ??= await texts(form);
    const one = answers?.find((one) => one.id === choice.value);
    const words = one?.text ?? "";
    if (one) ticks(form, one);
    insert.hidden = preview.hidden = words === "";
    preview.textContent = words;
  });
  insert.addEventListener("click", () => {
    const text = form.elements.text;
    text.setRangeText(preview.textContent, text.selectionStart, text.selectionEnd, "end");
    choice.value = "";
    insert.hidden = preview.hidden = true;
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function reset(form) {
  for (const name of ["attach", "form"]) if (form.elements[name]) form.elements[name].value = ""; // a form goes once
  form.elements.ends.checked = false;
  for (const box of form.querySelectorAll("[name=label]")) box.checked = false;
  document.getElementById("labels-too")?.setAttribute("hidden", "");
  document.getElementById("insert").hidden = document.getElementById("preview").hidden = true;
}
