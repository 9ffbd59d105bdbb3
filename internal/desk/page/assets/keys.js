// Keys for those who would rather not take the hand to the mouse. Single keys count only outside
// of fields, and can be switched off (WCAG 2.2, 2.1.4).

const off = "desk-keys-off";

const wanted = () => localStorage.getItem(off) !== "1";

// keys listens for them, and shows which there are.
export function keys() {
  const sheet = document.getElementById("keys");
  if (!sheet) return;
  const opener = document.getElementById("keys-open");
  const on = document.getElementById("keys-on");
  on.checked = wanted();
  on.addEventListener("change", () => localStorage.setItem(off, on.checked ? "" : "1"));
  opener.hidden = false;
  opener.addEventListener("click", () => sheet.showModal());
  document.getElementById("keys-close").addEventListener("click", () => sheet.close());
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || sheet.open) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) inField(event);
    else if (wanted() && !event.ctrlKey && !event.metaKey && !event.altKey) single(event, sheet);
  });
}

// inField sends the reply or the note from its field, and leaves a field.
function inField(event) {
  if (event.key === "Escape") return event.target.blur();
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function single(event, sheet) {
  const deed = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => enter("#q"),
    r: () => enter("#text"),
    "?": () => sheet.showModal(),
  }[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
}

// enter puts the cursor into a field, if it is in sight.
function enter(selector) {
  const field = document.querySelector(selector);
  if (field?.checkVisibility()) field.focus();
}

// move goes on in the list from the case that has the focus, or is open.
function move(step) {
  const all = [...document.querySelectorAll("#cases a.receipt")].filter((link) => link.checkVisibility());
  const from = all.findIndex((link) => link === document.activeElement);
  const open = all.findIndex((link) => link.getAttribute("aria-current"));
  const at = from >= 0 ? from + step : open >= 0 ? open + step : step > 0 ? 0 : all.length - 1;
  all[Math.max(0, Math.min(all.length - 1, at))]?.focus();
}
