import { alarm, announce, button, byId, el } from "./dom.js";
import { language, pick, pickList, t } from "./language.js";
import * as letters from "./letters.js";
import * as memory from "./memory.js";
import { hint, reading, titleOf } from "./reading.js";
import * as readings from "./readings.js";
import { get, post } from "./server.js";
import * as time from "./time.js";

const fresh = null; // the key of a thread that is yet to be written

let mails = []; // what the desk sent
const read = new Set(memory.read("read", [])); // names of the letters
let open = fresh;
let everyone = false; // the desk's mailbox instead of the customer's
let from = memory.read("from", "customer@example.com");
let known = null; // ids of letters to the customer, to notice new ones
const drawn = { all: "", pane: "" }; // what list and reading pane were drawn from
let about, changed;

// start wires the mail client. soon is called after each letter sent.
export function start(theAbout, soon) {
  about = theAbout;
  changed = soon;
  byId("mail-from").value = from;
  byId("mail-from").addEventListener("change", readFrom);
  byId("mail-new").addEventListener("click", () => { show(fresh); byId("mail-subject").focus(); });
  byId("mail-back").addEventListener("click", back);
  byId("mail-own").addEventListener("click", () => box(false));
  byId("mail-all").addEventListener("click", () => box(true));
  byId("mail-form").addEventListener("submit", (e) => { e.preventDefault(); send(); });
}

// refresh asks for the desk's mails and returns how many to this customer are new.
export async function refresh() {
  const first = known === null && time.known();
  if (first) letters.prune();
  mails = await get("/local/mail");
  const theirs = customers().filter((l) => !l.mine);
  const news = known ? theirs.filter((l) => !known.has(l.id)).length : 0;
  known = new Set(theirs.map((l) => l.id));
  if (news > 0) announce(t("arrived"));
  await Promise.all(theirs.map(letters.read));
  draw();
  return news;
}

const customers = () => letters.own(mails, from, about.mail);

// threads are the customer's talks, or the desk's mails one by one: mails to
// different people have nothing to do with each other.
function threads() {
  if (!everyone) return letters.threads(customers());
  return letters.all(mails).map((l) => ({ key: letters.name(l), letters: [l] })).reverse();
}

// draw shows list, reading pane and form, if anything has changed.
export function draw() {
  const all = threads();
  const state = JSON.stringify([all.map(told), open, everyone, from, language()]);
  if (state === drawn.all) return;
  drawn.all = state;
  const current = all.find((thread) => thread.key === open);
  if (current) markRead(current);
  list(all);
  page(current);
  label(current);
}

// told is a thread, and how the desk read what the customer wrote in it.
const told = (thread) => [thread, thread.letters.map((l) => l.mine && readings.of(l.messageId))];

// page fills the reading pane, unless somebody is reading the very same there.
function page(current) {
  const state = JSON.stringify([current && told(current), everyone, language()]);
  if (state === drawn.pane) return;
  drawn.pane = state;
  const pane = byId("mail-read");
  pane.replaceChildren(...(current ? reading(current, about.company) : everyone ? hint("pick", "pickNote") : welcome()));
  pane.scrollTop = current ? pane.querySelector(".mail:last-of-type").offsetTop : 0;
}

// list shows the threads; the focus stays on the line that had it.
function list(all) {
  const focused = document.activeElement.dataset.key;
  byId("mail-list").replaceChildren(...all.map(entry));
  byId("mail-none").hidden = all.length > 0;
  if (focused !== undefined) byId("mail-list").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function label(current) {
  byId("mail-form").hidden = everyone;
  byId("mail-new").hidden = everyone;
  byId("mail-form").classList.toggle("reply", Boolean(current));
  byId("mail-form-title").textContent = t(current ? "reply" : "compose");
  byId("mail-to").textContent = `${t("to")} ${about.mail}`;
  byId("mail-smtp").textContent = about.smtp ? t("smtp", about.smtp) : "";
  byId("mail-addresses").replaceChildren(...letters.addresses().map((a) => el("option", { value: a })));
}

function markRead(thread) {
  for (const l of thread.letters) {
    if (!l.mine) read.add(letters.name(l));
  }
  memory.write("read", [...read].slice(-500));
}

// entry is a line of the list.
function entry(thread) {
  const last = thread.letters.at(-1);
  const at = time.parse(last.at);
  const unread = !everyone && thread.letters.some((l) => !l.mine && !read.has(letters.name(l)));
  const count = thread.letters.length;
  const line = button({ class: "letter" + (unread ? " unread" : ""), "aria-current": thread.key === open && "true", "data-key": thread.key }, () => choose(thread),
    el("span", { class: "who" }, el("span", {}, everyone ? last.to.join(", ") : pick(about.company)), ...(count > 1 ? [el("span", { class: "count" }, t("count", count))] : [])),
    el("time", { datetime: last.at }, today(at) ? time.show(at, "time") : time.show(at, "moment").split(/[ ,]/)[0]),
    el("span", { class: "subject" }, ...(unread ? [el("span", { class: "sr" }, t("unread"))] : []), titleOf(thread)),
    el("span", { class: "snippet" }, (last.body ?? "").replace(/\s+/g, " ").slice(0, 80)));
  return el("li", {}, line);
}

const today = (at) => time.wall(at).slice(0, 10) === time.wall(time.now()).slice(0, 10);

// welcome offers questions to begin with.
function welcome() {
  const [box] = hint("welcome", "welcomeNote");
  const samples = pickList(about.samples).map((text) => el("li", {}, button({}, () => fill(text), text)));
  box.append(el("ul", { class: "samples" }, ...samples));
  return [box];
}

function fill(text) {
  byId("mail-body").value = text;
  byId("mail-body").focus();
}

async function choose(thread) {
  show(thread.key);
  byId("mail-read").focus({ preventScroll: true });
  const unread = thread.letters.filter((l) => l.body === undefined);
  if (unread.length === 0) return;
  await Promise.all(unread.map(letters.read));
  draw();
}

// show opens a thread, or a new letter.
function show(key) {
  open = key;
  byId("mail").dataset.view = "thread";
  const current = threads().find((thread) => thread.key === key);
  byId("mail-subject").value = current ? answering(current.letters[0].subject) : "";
  byId("mail-body").value = "";
  draw();
}

const answering = (subject) => letters.plain(subject) && "Re: " + letters.plain(subject);

function back() {
  byId("mail").dataset.view = "list";
  byId("mail-list").querySelector("button")?.focus();
}

function box(all) {
  everyone = all;
  byId("mail-own").setAttribute("aria-pressed", !all);
  byId("mail-all").setAttribute("aria-pressed", all);
  show(fresh);
  byId("mail").dataset.view = all ? "list" : "thread";
}

function readFrom() {
  const address = byId("mail-from").value.trim();
  if (address === from) return;
  from = address;
  known = null;
  memory.write("from", from);
  open = fresh;
  draw();
  changed();
}

async function send() {
  readFrom();
  const letter = { from, to: [about.mail], subject: byId("mail-subject").value.trim(), body: byId("mail-body").value };
  if (letter.body.trim() === "" && letter.subject === "") return byId("mail-body").focus();
  const button = byId("mail-send");
  button.disabled = true;
  try {
    const { messageId } = await post("/local/written", { from, subject: letter.subject, body: letter.body, inReplyTo: parent() });
    letters.keep({ ...letter, messageId });
    show(letters.plain(letter.subject).toLowerCase());
    announce(t("sent"));
  } catch (e) {
    alarm([t("failed"), e.status ? e.message : ""].join(" "));
  } finally {
    button.disabled = false;
    changed();
  }
}

// parent is the Message-ID of the desk's last letter in the open thread.
function parent() {
  const current = threads().find((thread) => thread.key === open);
  return current?.letters.findLast((l) => !l.mine)?.messageId ?? "";
}
