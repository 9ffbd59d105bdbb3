import { alarm, announce, byId } from "./dom.js";
import { t } from "./language.js";
import { get, post } from "./server.js";
import * as time from "./time.js";

const day = 24 * 60 * 60_000;
let opens = "09:00"; // of the desk, on a working day
let last;

// refresh asks the server for the time.
export async function refresh() {
  const answer = await get("/local/clock");
  if (answer !== last) time.tell(answer.at);
  last = answer;
}

// draw shows the time; it is called each second.
export function draw() {
  if (!time.known()) return;
  const at = time.now();
  const face = byId("clock-now");
  face.dateTime = time.stamp(at);
  face.textContent = `${time.show(at, "date")} ${time.show(at, "time")}`;
  byId("phone-time").textContent = time.show(at, "time");
}

// start wires the buttons. moved is called when the clock has been moved.
export function start(about, moved) {
  opens = about.opens;
  const move = async (at) => {
    if (await set(at)) moved();
  };
  byId("clock-hour").addEventListener("click", () => move(time.now() + day / 24));
  byId("clock-morning").addEventListener("click", () => move(nextMorning()));
  byId("clock-more").addEventListener("click", () => unfold(byId("clock-form").hidden));
  byId("clock-form").addEventListener("submit", (e) => {
    e.preventDefault();
    move(time.fromWall(byId("clock-to").value));
  });
  byId("clock-form").addEventListener("keydown", (e) => {
    if (e.key === "Escape") fold();
  });
}

async function set(at) {
  try {
    time.tell((await post("/local/clock", { at: time.stamp(at) })).at);
  } catch (e) {
    alarm(e.status === 409 ? t("backwards") : t("failed"));
    return false;
  }
  if (!byId("clock-form").hidden) fold();
  draw();
  announce(t("moved", byId("clock-now").textContent));
  return true;
}

const nextMorning = () => time.fromWall(time.wall(time.now() + day).slice(0, 11) + opens);

// label writes what is in the language of the page.
export const label = () => { byId("clock-morning").textContent = t("morning", opens.replace(/^0/, "")); };

function unfold(open) {
  byId("clock-form").hidden = !open;
  byId("clock-more").setAttribute("aria-expanded", open);
  if (!open) return;
  byId("clock-to").value = time.wall(time.now()).slice(0, 16);
  byId("clock-to").focus();
}

function fold() {
  unfold(false);
  byId("clock-more").focus();
}
