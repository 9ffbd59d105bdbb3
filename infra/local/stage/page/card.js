import { el } from "./dom.js";

// A Flex card as LINE draws it: boxes and texts, of which the desk uses few.

// card returns a bubble as an element. Numbers on it call, as on a phone.
export const card = (bubble) => el("div", { class: "card" }, part(bubble.body));

function part(component) {
  if (component.type === "box") return el("div", { class: "box " + component.layout }, ...component.contents.map(part));
  const looks = ["words", component.size, component.weight].filter(Boolean).join(" ");
  const uri = component.action?.uri ?? "";
  const link = /^(tel|https?):/.test(uri) ? el("a", { href: uri }, component.text) : component.text;
  return el("p", { class: looks }, link);
}
