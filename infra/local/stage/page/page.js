// The rehearsal stage: a customer's phone and mail client beside the desk's cases.
// Each part draws what the server says; nothing is kept here that the server knows.

import * as cases from "./cases.js";
import * as clock from "./clock.js";
import { byId } from "./dom.js";
import { pick, prefer, say, t, turn } from "./language.js";
import * as mail from "./mail.js";
import * as phone from "./phone.js";
import * as readings from "./readings.js";
import { get } from "./server.js";

const second = 1000;
const parts = { phone, mail, cases };
const unseen = { phone: 0, mail: 0, cases: 0 };
let about;
let asking = false;
let again = false;

// refresh asks the server for everything, and once more where something happened
// meanwhile.
async function refresh() {
  again = asking;
  if (asking) return;
  asking = true;
  do {
    again = false;
    await ask();
  } while (again);
  asking = false;
}

async function ask() {
  const clocked = await settle(clock.refresh());
  await settle(readings.refresh());
  const news = await Promise.all(Object.keys(parts).map(async (name) => {
    const [fulfilled, count] = await settle(parts[name].refresh());
    if (fulfilled && count > 0) note(name, count);
    return fulfilled;
  }));
  byId("offline").hidden = clocked[0] && news.every(Boolean);
  clock.draw();
}

const settle = (promise) => promise.then((value) => [true, value], () => [false]);

// soon asks now and shortly after, for the desk answers within moments.
function soon() {
  refresh();
  setTimeout(refresh, second / 4);
}

// note counts what is new on a tab that is not in view.
function note(name, news) {
  unseen[name] = document.body.dataset.tab === name ? 0 : unseen[name] + news;
  const badge = byId("tab-" + name).querySelector(".badge");
  badge.hidden = unseen[name] === 0;
  badge.textContent = unseen[name];
  byId("tab-" + name).setAttribute("aria-label", t("tab" + name[0].toUpperCase() + name.slice(1)) + (unseen[name] ? t("unseen", unseen[name]) : ""));
}

function tab(name) {
  document.body.dataset.tab = name;
  for (const other of Object.keys(parts)) {
    byId("tab-" + other).setAttribute("aria-current", other === name);
    note(other, 0);
  }
  parts[name].shown?.();
}

// label writes everything that depends on the language.
function label() {
  say();
  byId("lang-switch").textContent = t("language");
  byId("lang-switch").lang = t("language") === "English" ? "en" : "ja";
  byId("company").textContent = pick(about.company);
  byId("title").textContent = pick(about.title);
  byId("stage-note").textContent = [t(about.line ? "stage" : "stageForeign"), ...(about.reader ? [t("stageReader", about.reader)] : [])].join(" ");
  document.title = `${t("rehearsal")} – ${pick(about.title)}`;
  for (const name of Object.keys(parts)) note(name, 0);
  phone.label();
  mail.draw();
  cases.draw();
  clock.label();
  clock.draw();
}

async function start() {
  try {
    about = await get("/local/about");
  } catch {
    byId("offline").hidden = false;
    setTimeout(start, second);
    return;
  }
  prefer(about.languages[0]);
  clock.start(about, soon);
  readings.start(about);
  phone.start(about, soon);
  mail.start(about, soon);
  for (const name of Object.keys(parts)) byId("tab-" + name).addEventListener("click", () => tab(name));
  byId("lang-switch").addEventListener("click", () => { turn(); label(); refresh(); });
  label();
  tab("phone");
  refresh();
  setInterval(() => { if (!document.hidden) refresh(); }, second);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
}

say();
start();
