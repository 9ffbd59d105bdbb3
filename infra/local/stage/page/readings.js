import { el } from "./dom.js";
import { pick, t } from "./language.js";
import { get } from "./server.js";

// How the desk read what the customer wrote, as its turns were really taken: what its own
// reader took a message for, what a reader outside pointed at, and what became of both.

let all = {};
let entries;

// start takes the names of the entries.
export const start = (about) => { entries = about.entries; };

// refresh asks how messages were read.
export async function refresh() { all = await get("/local/readings"); }

// known is all that is known, the very same value while nothing is new.
export const known = () => all;

// of is how the message with an id was read, undefined where the desk does not know.
export const of = (id) => all[id];

// details shows it, folded in.
export function details(how) {
  const rows = [["ownReader", own(how)]];
  if (how.words) rows.push(["words", words(how.words)], ["nearest", nearest(how.words)]);
  if (how.outside) rows.push(["outside", outside(how.outside)]);
  rows.push(["became", became(how)]);
  const list = rows.flatMap(([label, text]) => [el("dt", {}, t(label)), el("dd", {}, text)]);
  return el("details", { class: "how", "aria-live": "off" }, el("summary", {}, t("how")), el("dl", {}, ...list));
}

const named = (id) => pick(entries[id]) || id;

const list = (items) => items.join(t("comma"));

const own = (how) => list((how.inside ?? []).map(({ entry, score }) => `${named(entry)} ${Math.round(score * 100)}%`)) || t("noEntry");

function words(w) {
  const done = [t("pieces", w.pieces)];
  if (w.anew) done.push(t("anew"));
  if (w.unserved) done.push(t("unserved", w.unserved));
  return list(done);
}

const nearest = (w) => list((w.nearest ?? []).map((p) => `${t("quoted", p.text)} ${named(p.entry)} ${Math.round(p.near * 100)}%`)) || t("noEntry");

function outside(o) {
  if (!o.due) return t("notDue");
  if (o.why) return t("notRead", t("why")[o.why] ?? o.why);
  const parts = (o.parts ?? []).map((p) => `${named(p.Entry || p.Topic)} (${t("sure")[p.Sure]})`);
  if (o.danger) parts.push(t("danger"));
  return `${list([t("move")[o.move] ?? o.move, ...parts])} – ${t("took", (o.ms / 1000).toFixed(1))}`;
}

function became(how) {
  const said = list((how.topics ?? []).map(named)) || t("kinds")[how.kind] || how.kind;
  const agreement = t("agreement")[how.outside?.agreement];
  return agreement ? `${said} – ${agreement}` : said;
}
