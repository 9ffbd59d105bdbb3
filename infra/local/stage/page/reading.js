import { el, icon } from "./dom.js";
import { pick, t } from "./language.js";
import * as letters from "./letters.js";
import { linked } from "./links.js";
import * as readings from "./readings.js";
import * as time from "./time.js";

// titleOf is the subject of a thread.
export const titleOf = (thread) => letters.plain(thread.letters[0].subject) || t("noSubject");

// reading is the thread as it is read: a heading, and its letters.
export function reading(thread, company) {
  const nodes = [el("h3", {}, titleOf(thread)), ...thread.letters.map((l) => letter(l, company))];
  if (thread.letters.at(-1).mine) nodes.push(el("p", { class: "none" }, t("waiting")));
  return nodes;
}

function letter(l, company) {
  const side = l.mine ? "mine" : "desk";
  const at = time.parse(l.at);
  const head = el("header", {},
    el("span", { class: "mark", "aria-hidden": "true" }, ...(l.mine ? [] : [icon("mark")])),
    el("b", {}, l.mine ? t("me") : pick(company)),
    el("span", { class: "route" }, `${l.from} → ${l.to.join(", ")}`),
    el("time", { datetime: l.at }, `${time.show(at, "day")} ${time.show(at, "time")}`));
  const how = l.mine && readings.of(l.messageId);
  return el("article", { class: "mail " + side }, head, el("div", { class: "text" }, ...linked(l.body ?? "")), ...(how ? [readings.details(how)] : []));
}

// hint stands where no letter is chosen.
export const hint = (title, note) => [el("div", { class: "hint" }, el("h3", {}, t(title)), el("p", {}, t(note)))];
