import { alarm, button, byId, el } from "./dom.js";
import { language, pick, pickList, t } from "./language.js";
import * as memory from "./memory.js";
import * as menu from "./menu.js";
import * as readings from "./readings.js";
import { get, post } from "./server.js";
import * as talk from "./talk.js";

// The customers that this browser plays: [{id, blocked}], and which one is at it.
const users = memory.read("users", []);
let at = memory.read("user", 0);

let drawn = { bubbles: null, read: null, language: "" };
const followed = new Set(); // whose greeting is under way
let heard = 0; // bubbles of the desk, to count what is new
let about, changed;

const user = () => users[at];

// start wires the phone. soon is called after each action.
export function start(theAbout, soon) {
  about = theAbout;
  changed = soon;
  if (!user()) invent();
  byId("phone-device").hidden = !about.line;
  byId("phone-foreign").hidden = about.line;
  for (const id of ["phone-customer", "phone-new"]) byId(id).hidden = !about.line;
  byId("phone-form").addEventListener("submit", (e) => { e.preventDefault(); say(); });
  wireInput(byId("phone-input"));
  byId("phone-more").addEventListener("click", () => tray(byId("phone-tray").hidden));
  menu.start((opens) => {
    if (opens) tray(false); // one of them, or the talk has no room
    menu.show(opens, talk.end);
  });
  byId("phone-sticker").addEventListener("click", () => act({ action: "sticker" }));
  byId("phone-image").addEventListener("click", () => act({ action: "image" }));
  byId("phone-block").addEventListener("click", block);
  byId("phone-new").addEventListener("click", add);
  byId("phone-customer").addEventListener("change", (e) => become(Number(e.target.value)));
  tray(false);
}

// wireInput lets the Enter key send: not the one that ends a conversion of kana, nor
// the one of a screen keyboard.
function wireInput(input) {
  input.addEventListener("keydown", (e) => {
    const plain = e.key === "Enter" && !e.shiftKey && !e.isComposing && e.keyCode !== 229;
    if (!plain || matchMedia("(pointer: coarse)").matches) return;
    e.preventDefault();
    say();
  });
}

// refresh asks for the talk and returns how many bubbles of the desk are new.
export async function refresh() {
  if (!about.line) return 0;
  const asked = user().id;
  const { bubbles, typing } = await get("/local/phone?user=" + asked);
  if (asked !== user().id) return 0;
  byId("phone-typing").hidden = !typing;
  await menu.refresh(asked, { tap: choose, turn, end: talk.end });
  if (bubbles?.length) followed.delete(asked);
  else greet(asked);
  return draw(bubbles ?? []);
}

// greet adds the desk's account as a friend. An empty talk means that the desk does
// not know this customer yet, or not any more: its data may be new.
function greet(id) {
  if (followed.has(id) || user().blocked) return;
  followed.add(id);
  act({ action: "follow" });
}

function draw(bubbles) {
  const read = readings.known();
  if (bubbles === drawn.bubbles && read === drawn.read && language() === drawn.language) return 0;
  const first = drawn.bubbles === null;
  if (language() !== drawn.language) talk.clear();
  drawn = { bubbles, read, language: language() };
  talk.draw(bubbles, { unsend: (id) => act({ action: "unsend", message: id }), tap });
  const before = heard;
  heard = bubbles.filter((b) => !b.mine).length;
  return first ? 0 : Math.max(0, heard - before);
}

// label writes what is in the language of the page.
export function label() {
  byId("phone-name").textContent = pick(about.company);
  byId("phone-customer").replaceChildren(...users.map((_, i) =>
    el("option", { value: i, selected: i === at }, t("customerName", i + 1))));
  byId("phone-samples").replaceChildren(...pickList(about.samples).map((text) =>
    el("li", {}, button({}, () => ask(text), text))));
  showBlocked();
}

function showBlocked() {
  byId("phone-save").href = "/local/phone/dialogue?user=" + user().id;
  byId("phone-blocked").hidden = !user().blocked;
  byId("phone-block-word").textContent = t(user().blocked ? "unblock" : "block");
}

// shown is called when the phone comes into view.
export const shown = () => talk.end();

function say() {
  const input = byId("phone-input");
  const text = input.value;
  if (text.trim() === "") return;
  input.value = "";
  act({ action: "say", text }).then((ok) => {
    if (!ok && input.value === "") input.value = text;
  });
  tray(false);
  input.focus();
}

function ask(text) {
  tray(false);
  byId("phone-log").focus({ preventScroll: true });
  act({ action: "say", text });
}

// tap chooses a quick reply. All of them go at once, as on a real phone.
function tap({ data, label }) {
  byId("phone-quick").hidden = true;
  byId("phone-log").focus({ preventScroll: true }); // not the field: a screen keyboard would come up
  act({ action: "tap", data, label }).then((ok) => {
    if (!ok) byId("phone-quick").hidden = false;
  });
}

// choose taps an area of the menu, which closes then: the answer is to be seen.
function choose({ data, displayText }) {
  menu.show(false, talk.end);
  tap({ data, label: displayText });
}

// turn turns to the menu of another language.
const turn = ({ data, richMenuAliasId }) => act({ action: "turn", data, label: richMenuAliasId });

async function block() {
  const blocked = !user().blocked;
  if (!await act({ action: blocked ? "block" : "follow" })) return;
  user().blocked = blocked;
  remember();
  showBlocked();
}

// act does something as the customer and reports whether it went through.
async function act(action) {
  try {
    await post("/local/phone", { user: user().id, ...action });
    return true;
  } catch (e) {
    alarm([t("failed"), e.status ? e.message : ""].join(" "));
    return false;
  } finally {
    changed();
  }
}

function tray(open) {
  byId("phone-tray").hidden = !open;
  byId("phone-more").setAttribute("aria-expanded", open);
  if (open) menu.show(false, talk.end);
  talk.end();
}

// add makes another customer and becomes it.
function add() {
  invent();
  become(at);
  tray(false);
  menu.show(true, talk.end);
}

function invent() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const id = "U" + Array.from(random, (b) => b.toString(16).padStart(2, "0")).join("");
  users.push({ id, blocked: false });
  at = users.length - 1;
  remember();
}

function become(number) {
  at = number;
  remember();
  drawn = { bubbles: null, read: null, language: "" };
  heard = 0;
  talk.clear();
  label();
  changed();
}

function remember() {
  memory.write("users", users);
  memory.write("user", at);
}
