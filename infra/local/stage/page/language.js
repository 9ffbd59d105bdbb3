import { words } from "./words.js";
import * as memory from "./memory.js";

let current = memory.read("language", "ja") === "en" ? "en" : "ja";

// language is "ja" or "en".
export const language = () => current;

// prefer takes the language of the incident where nobody has chosen one.
export function prefer(language) {
  if (memory.read("language", "") === "") current = language === "en" ? "en" : "ja";
}

// t returns a label, or what its function makes of the values.
export function t(name, ...values) {
  const word = words[current][name];
  return typeof word === "function" ? word(...values) : word;
}

// pick chooses from a text that the server gives in the languages of the incident.
export const pick = (text) => text?.[current] || text?.ja || text?.en || "";

// pickList chooses from lists by language: that of the page, else the only one.
export const pickList = (lists) => lists?.[current] ?? Object.values(lists ?? {})[0] ?? [];

// say writes the labels of all elements that name one.
export function say() {
  document.documentElement.lang = current;
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", t(e.dataset.label));
  for (const e of document.querySelectorAll("[data-hint]")) e.placeholder = t(e.dataset.hint);
}

// turn changes to the other language.
export function turn() {
  current = current === "ja" ? "en" : "ja";
  memory.write("language", current);
}
