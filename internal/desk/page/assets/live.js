// Parts of a page that follow the desk. A part is only replaced where it changed,
// and messages are only added: a screen reader reads what is new, and nothing twice.

import { count } from "./news.js";

const pause = 2000;
const patience = 8000;

// follow asks for the fragment of a part again and again while it is in view, and has it shown.
// It returns how to ask at once; signedOut is called where the session is over.
export function follow(live, show, signedOut) {
  let tag = "";
  let timer = 0;
  const ask = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      if (live.checkVisibility()) tag = await update(live, show, tag);
      offline(false);
    } catch (e) {
      if (e.status === 401) signedOut(e.message);
      else offline(true);
    }
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };
  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, pause);
  return ask;
}

function offline(on) {
  const note = document.getElementById("offline");
  if (note.hidden === on) note.hidden = !on;
}

async function update(live, show, tag) {
  const headers = { "Desk-Script": "1" };
  if (tag) headers["If-None-Match"] = tag;
  const response = await fetch(live.dataset.fragment, { headers, cache: "no-store", signal: AbortSignal.timeout(patience) });
  token(response.headers.get("Desk-Token"));
  if (response.status === 304) return tag;
  if (!response.ok) throw Object.assign(new Error((await response.json()).error), { status: response.status });
  const part = new DOMParser().parseFromString(await response.text(), "text/html");
  show(live, part);
  return response.headers.get("ETag");
}

// token gives the forms of a page the token of a new session: somebody signed in
// again in another tab.
function token(now) {
  if (!now) return;
  for (const field of document.querySelectorAll("input[name=token]")) if (field.value !== now) field.value = now;
}

// showList puts the fresh list in place; the focus stays on the case that had it.
export function showList(live, part) {
  const before = receipts(live);
  const focus = document.activeElement?.getAttribute("href");
  const inside = live.contains(document.activeElement);
  live.replaceChildren(...part.body.childNodes);
  if (inside && focus) live.querySelector(`a[href="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  count(Number(document.getElementById("unread")?.dataset.unread ?? 0));
  if ([...receipts(live)].some((one) => !before.has(one))) announce(live.dataset.new);
}

const receipts = (live) => new Set([...live.querySelectorAll("[data-receipt]")].map((row) => row.dataset.receipt));

// showCase changes what changed of a case, beside what is being written.
export function showCase(live, writing, part) {
  for (const id of ["state", "person", "also", "seen", "turn", "acts", "facts", "trail"]) swap(id, part);
  if (showLog(document.getElementById("log"), part.getElementById("log"))) announce(live.dataset.new);
  document.getElementById("check")?.toggleAttribute("hidden", document.getElementById("state").dataset.mine !== "true");
  if (writing) writing.hidden = document.getElementById("state").dataset.mine !== "true";
}

// swap replaces a part, unless somebody is just using it.
function swap(id, part) {
  const old = document.getElementById(id);
  const next = part.getElementById(id);
  for (const open of old?.querySelectorAll("details[id][open]") ?? []) next?.querySelector("#" + CSS.escape(open.id))?.setAttribute("open", "");
  if (!old || !next || old.outerHTML === next.outerHTML) return;
  const field = document.activeElement;
  if (old.contains(field) && field.matches("select, input") && next.querySelector("#" + CSS.escape(field.id))) return;
  const focus = old.contains(field) ? field.closest("[id]")?.id : "";
  old.replaceWith(next);
  if (focus) (document.getElementById(focus)?.querySelector("button") ?? next.querySelector("button"))?.focus();
}

// showLog adds what is new and changes what changed; it reports whether a customer wrote. The log
// grows upwards from its end (column-reverse), where its scrolling begins at 0: what somebody reads
// further up stays where it is.
function showLog(log, next) {
  const above = log.scrollTop < -80;
  const height = log.scrollHeight;
  let wrote = false;
  const list = log.querySelector("ol");
  for (const old of list.querySelectorAll("li:has(form.hold)")) if (!next.querySelector("#" + CSS.escape(old.id))) old.remove(); // taken back
  for (const row of [...next.querySelectorAll("ol > li")]) {
    const old = document.getElementById(row.id);
    if (old?.querySelector("details[open]")) row.querySelector("details")?.setAttribute("open", ""); // somebody reads it
    if (old?.outerHTML === row.outerHTML || counting(old) && counting(old) === counting(row)) continue;
    if (old) old.replaceWith(row);
    else list.append(row);
    wrote ||= !old && row.classList.contains("customer");
  }
  if (list.children.length > 1) document.getElementById("line-none")?.remove();
  log.scrollTop = above ? log.scrollTop - (log.scrollHeight - height) : 0;
  return wrote;
}

// counting is when an answer leaves that still waits; its row counts the seconds by itself.
const counting = (row) => row?.querySelector("form.hold")?.dataset.leaves;

function announce(text) {
  const note = document.getElementById("announce");
  note.textContent = "";
  setTimeout(() => { note.textContent = text; }, 50);
}
