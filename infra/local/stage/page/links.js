import { el } from "./dom.js";

// Only ASCII belongs to an address, so that a link ends where Japanese begins. A
// phone number needs its hyphens: without them a receipt or card number may look
// like one.
const linkable = new RegExp([
  String.raw`(?<web>https:\/\/[\x21-\x7e]+)`,
  String.raw`(?<mail>[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)`,
  String.raw`(?<tel>(?<![\d-])(?:\+81-\d{1,4}|0\d{1,4})-\d{1,4}-\d{3,4}(?![\d-]))`,
].join("|"), "gi");

// closing is punctuation that ends a sentence rather than an address.
const closing = /[.,;:!?'")\]}>]+$/;

// linked returns the text as nodes in which addresses and phone numbers are links.
export function linked(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(linkable)) {
    const link = anchor(match.groups);
    if (!link) continue;
    nodes.push(text.slice(at, match.index), link);
    at = match.index + link.textContent.length;
  }
  nodes.push(text.slice(at));
  return nodes;
}

function anchor({ web, mail, tel }) {
  if (mail) return el("a", { href: "mailto:" + mail }, mail);
  if (tel) return el("a", { href: "tel:" + tel.replaceAll("-", "") }, tel);
  const address = web.replace(closing, "");
  if (!URL.canParse(address)) return null;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);
}
