import { byId, el } from "./dom.js";
import { language, t } from "./language.js";
import { get } from "./server.js";
import * as time from "./time.js";

let cases = [];
let known = null; // receipts, to notice new ones
let drawn = "";

const stages = ["open", "owned", "answered", "closed"];
const waiting = (c) => c.state === "open" || c.state === "owned";
const late = (c) => waiting(c) && time.parse(c.due_at) < time.now();

// refresh asks for the cases and returns how many are new.
export async function refresh() {
  cases = await get("/local/cases");
  const news = known ? cases.filter((c) => !known.has(c.receipt)).map((c) => c.receipt) : [];
  known = new Set(cases.map((c) => c.receipt));
  draw(news);
  return news.length;
}

// draw shows the cases, if anything has changed; the minute counts too, for the
// time that is left.
export function draw(news = []) {
  const state = JSON.stringify([cases, news, language(), time.show(time.now(), "moment")]);
  if (state === drawn) return;
  drawn = state;
  byId("cases-list").replaceChildren(...ordered().map((c) => card(c, news.includes(c.receipt))));
  byId("cases-none").hidden = cases.length > 0;
  byId("cases-figures").replaceChildren(
    figure("open", cases.filter((c) => c.state === "open")),
    figure("owned", cases.filter((c) => c.state === "owned")),
    figure("overdue", cases.filter(late)));
}

// ordered puts first what staff must do, and of that what is due first.
function ordered() {
  const rank = (c) => waiting(c) ? 0 : stages.indexOf(c.state);
  return [...cases].sort((a, b) => rank(a) - rank(b) || time.parse(a.due_at) - time.parse(b.due_at));
}

const figure = (name, of) =>
  el("div", { class: `figure ${name}${of.length ? "" : " zero"}` }, el("dt", {}, t("figures")[name]), el("dd", {}, String(of.length)));

function card(c, isNew) {
  const lane = el("span", { class: "chip lane " + c.lane }, t("lane")[c.lane] ?? c.lane);
  const state = el("span", { class: "state " + c.state }, t("state")[c.state] ?? c.state);
  const receipt = el("a", { class: "receipt", translate: "no", href: "/desk/case/" + c.receipt, target: "_blank", rel: "noopener" },
    el("span", { class: "sr" }, t("receipt") + " "), c.receipt, el("span", { class: "sr" }, " " + t("newTab")));
  return el("li", { class: ["case", c.state, late(c) && "late", isNew && "new"].filter(Boolean).join(" "), "data-receipt": c.receipt },
    el("p", { class: "line" }, lane, state),
    el("p", { class: "line" }, receipt, el("span", { class: "channel" }, t("channel")[c.channel] ?? c.channel)),
    el("dl", {}, ...pair("opened", moment(c.opened_at)), ...pair("owner", name(c.owner)), ...pair("due", moment(c.due_at), ...remaining(c))));
}

const pair = (word, ...values) => [el("dt", {}, t(word)), el("dd", {}, ...values)];

const moment = (at) => el("time", { datetime: at ?? "" }, time.show(time.parse(at), "moment"));

// name leaves out the domain that all staff share.
const name = (owner) => owner ? owner.split("@")[0] : t("nobody");

function remaining(c) {
  const left = time.parse(c.due_at) - time.now();
  if (!waiting(c) || Number.isNaN(left)) return [];
  return [el("span", { class: "left" }, left < 0 ? t("overdue", time.span(-left)) : t("left", time.span(left)))];
}
