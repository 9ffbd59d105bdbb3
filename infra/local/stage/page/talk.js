import { card } from "./card.js";
import { button, byId, el, icon } from "./dom.js";
import { t } from "./language.js";
import { linked } from "./links.js";
import * as readings from "./readings.js";
import * as time from "./time.js";

// The talk on the phone. Bubbles are only ever added or changed where they stand:
// a screen reader then reads out what is new, and nothing twice.

const shown = new Map(); // bubble id → {text: what it was drawn from, row}
let day = "";

// clear empties the screen, for another customer or another language.
export function clear() {
  shown.clear();
  day = "";
  byId("phone-log").replaceChildren();
  chips([]);
}

// draw shows the bubbles, oldest first, and the quick replies of the last one. unsend
// is called with the id of a bubble of one's own, tap with a quick reply.
export function draw(bubbles, { unsend, tap }) {
  if (bubbles.length < shown.size) clear(); // the desk began anew
  const log = byId("phone-log");
  const follow = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const before = shown.size;
  log.setAttribute("aria-busy", before === 0); // a talk that is merely shown again is not read out
  for (const b of bubbles) put(log, b, unsend);
  const told = bubbles.filter(explain).length > 0;
  log.setAttribute("aria-busy", "false");
  chips(bubbles, tap);
  const added = shown.size > before;
  if (told && follow || added && (follow || bubbles.at(-1).mine)) end();
}

// end scrolls to the last bubble.
export function end() {
  const log = byId("phone-log");
  log.scrollTop = log.scrollHeight;
}

function put(log, b, unsend) {
  const text = JSON.stringify({ ...b, read: undefined });
  const old = shown.get(b.id);
  if (b.read && old) read(old.row);
  if (old?.text === text) return;
  const row = b.unsent ? takenBack() : line(b, unsend);
  if (old) {
    old.row.replaceWith(row);
  } else {
    separate(log, time.parse(b.at));
    log.append(row);
  }
  shown.set(b.id, { text, row });
  if (b.read) read(row);
}

// read writes beside a bubble of one's own that the desk has it. Nobody needs to hear that.
function read(row) {
  const aside = row.querySelector(".aside");
  if (!aside || row.querySelector(".seen")) return;
  aside.querySelector("time").before(el("span", { class: "seen", "aria-hidden": "true" }, t("read")));
}

// explain adds how the desk read a bubble of the customer's own, once it is known, and
// reports whether it did. What somebody has unfolded stays as it is.
function explain(b) {
  const { row } = shown.get(b.id);
  const how = b.mine && !b.unsent && readings.of(b.id);
  if (!how || row.querySelector(".how")) return false;
  row.append(readings.details(how));
  return true;
}

// separate puts the date between two days.
function separate(log, at) {
  const next = time.show(at, "day");
  if (next !== day) log.append(el("p", { class: "day" }, el("span", {}, next)));
  day = next;
}

const takenBack = () => el("p", { class: "day unsent" }, el("span", {}, t("unsent")));

function line(b, unsend) {
  const side = b.mine ? "mine" : "desk";
  const at = time.parse(b.at);
  const clock = el("time", { datetime: b.at }, time.show(at, "time"));
  const aside = el("span", { class: "aside" }, clock);
  if (b.mine) aside.prepend(button({ class: "unsend", "aria-label": t("unsend"), title: t("unsend") }, () => unsend(b.id), icon("undo")));
  const who = el("span", { class: "who" }, b.mine ? t("me") : t("desk"));
  return el("div", { class: "row " + side }, ...avatar(b), who, el("div", { class: `bubble ${side} ${b.type}` }, ...content(b)), aside);
}

function avatar(b) {
  return b.mine ? [] : [el("span", { class: "mark", "aria-hidden": "true" }, icon("mark"))];
}

const pictures = { sticker: "smile", image: "image" };

function content(b) {
  if (b.type === "text") return linked(b.text);
  if (b.type === "flex") return [card(b.card)];
  const name = t("media")[b.type] ?? t("media").other;
  return [icon(pictures[b.type] ?? "open"), el("span", {}, name)];
}

function chips(bubbles, tap) {
  const last = bubbles.at(-1);
  const choices = last && !last.mine ? last.quick ?? [] : [];
  const strip = byId("phone-quick");
  strip.hidden = choices.length === 0;
  strip.replaceChildren(...choices.map((c) => button({}, () => tap(c), c.label)));
  strip.scrollLeft = 0;
}
