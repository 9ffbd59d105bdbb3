// What is new shows in the title and on the icon of every page, also while the page is out of
// view. Who wants to is told with a sound and a notification, which name a receipt number and
// a lane: others may see the screen.

const pause = 15000;
const chosen = "desk-bell";
const told = "desk-told"; // of all pages of a browser one tells

let last = 0; // the stamp of the last news that was told
let shown = -1; // how many are new, as the title says; -1 before anything is known
let timer = 0;
let path = "";

// count shows a number in the title and on the icon. A list that has more than before has the
// news asked for at once.
export function count(n) {
  if (path && shown >= 0 && n > shown) ask();
  show(n);
}

function show(n) {
  shown = n;
  const bare = document.title.replace(/^\(\d+\) /, "");
  const title = n > 0 ? `(${n}) ${bare}` : bare;
  if (document.title === title) return;
  document.title = title;
  document.getElementById("icon").href = `/desk/icon/${n}`;
}

// bell shows the choice, and asks for news from now on.
export function bell() {
  const button = document.getElementById("bell");
  if (!button) return;
  const off = button.textContent;
  const press = () => {
    const on = wanted();
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? button.dataset.on : off;
  };
  button.addEventListener("click", async () => {
    localStorage.setItem(chosen, wanted() ? "" : "1");
    press();
    if (!wanted()) return;
    ring();
    const refused = !("Notification" in window) || (await Notification.requestPermission()) !== "granted";
    document.getElementById("bell-note").textContent = refused ? button.dataset.refused : "";
  });
  addEventListener("storage", press); // another page of the same browser
  button.hidden = false;
  press();
  path = button.dataset.news;
  shown = Number(document.getElementById("unread")?.dataset.unread ?? -1);
  ask();
}

const wanted = () => localStorage.getItem(chosen) === "1";

async function ask() {
  clearTimeout(timer);
  try {
    const response = await fetch(path, { headers: { "Desk-Script": "1" }, cache: "no-store", signal: AbortSignal.timeout(8000) });
    if (response.ok) tell(await response.json());
  } catch {
    // the page itself says that the desk is out of reach
  }
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
}

function tell(news) {
  if (document.hidden || document.getElementById("log")) show(news.unread); // else the list itself does
  const fresh = last && news.stamp > last;
  last = Math.max(last || 1, news.stamp);
  if (!fresh || !wanted() || Number(localStorage.getItem(told)) >= news.stamp) return;
  localStorage.setItem(told, String(news.stamp));
  ring();
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const note = new Notification(news.title, { body: news.text, tag: String(news.stamp), icon: "/desk/static/icon.svg" });
  note.addEventListener("click", () => { focus(); location.assign(news.link); });
}

// ring plays two short tones.
function ring() {
  try {
    const audio = new AudioContext();
    [660, 880].forEach((pitch, i) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const from = audio.currentTime + i * 0.16;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.08, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + 0.15);
      tone.connect(volume).connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.15);
    });
    setTimeout(() => audio.close(), 1000);
  } catch {
    // no sound here
  }
}
