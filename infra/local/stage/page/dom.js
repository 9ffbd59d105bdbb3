// Making elements. Text goes in as text nodes only, never as markup, for what is
// shown here was written by strangers.

// byId returns the element with an id.
export const byId = (id) => document.getElementById(id);

// el makes an element. An attribute that is false or missing is left out.
export function el(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) e.setAttribute(name, value === true ? "" : value);
  }
  e.append(...children);
  return e;
}

// button makes a button that does something.
export function button(attributes, action, ...children) {
  const b = el("button", { type: "button", ...attributes }, ...children);
  b.addEventListener("click", action);
  return b;
}

const svg = "http://www.w3.org/2000/svg";

// icon draws one of the symbols of index.html.
export function icon(name) {
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", "#i-" + name);
  const e = document.createElementNS(svg, "svg");
  e.setAttribute("class", "icon");
  e.setAttribute("aria-hidden", "true");
  e.append(use);
  return e;
}

// announce tells those who listen instead of looking.
export const announce = (text) => { byId("announce").textContent = text; };

let hiding;

// alarm shows what went wrong, for a while.
export function alarm(text) {
  const toast = byId("alert");
  toast.textContent = text;
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.replaceChildren(), 6000);
}
