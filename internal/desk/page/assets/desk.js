// The pages work without this script. It keeps them fresh, saves drafts, and sends
// forms so that a refusal leaves everything that was typed where it is.

import { check } from "./check.js";
import { draft } from "./draft.js";
import { follow, showCase, showList } from "./live.js";
import { here } from "./here.js";
import { hold } from "./hold.js";
import { keys } from "./keys.js";
import { bell } from "./news.js";
import { say, send } from "./send.js";

const live = document.getElementById("live");
if (live && document.getElementById("state")) openCase();
else if (live) follow(live, showList, () => location.reload()); // the sign-in leads back here
bell();
keys();

function openCase() {
  const writing = document.getElementById("reply");
  const saver = writing ? draft(writing, live.dataset) : null;
  const { again } = live.dataset;
  const refresh = follow(live, (live, part) => showCase(live, writing, part), (sentence) => say(sentence, again));
  here(live.dataset.here, writing?.elements.text);
  openList();
  hold(live, refresh);
  document.addEventListener("submit", (event) => {
    if (event.target.closest("#check")) check(event, { refresh, again });
    else if (event.target.action.includes("/desk/case/")) send(event, { saver, refresh, again });
  });
}

// openList follows the list beside a case, which stays where it was as one goes from case to case.
function openList() {
  const list = document.getElementById("beside");
  if (!list) return;
  const kept = "desk-list-top";
  list.scrollTop = Number(sessionStorage.getItem(kept));
  list.querySelector("[aria-current]")?.closest("li").scrollIntoView({ block: "nearest" });
  addEventListener("pagehide", () => sessionStorage.setItem(kept, String(list.scrollTop)));
  follow(list, showList, () => {}); // the case says so
}
