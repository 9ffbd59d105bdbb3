// The pages work without this script. It keeps them fresh, saves drafts, and sends
// forms so that a refusal leaves everything that was typed where it is.

import { check } from "./check.js";
import { draft } from "./draft.js";
import { follow } from "./live.js";
import { here } from "./here.js";
import { bell } from "./news.js";
import { say, send } from "./send.js";

const live = document.getElementById("live");
if (live && document.getElementById("state")) openCase();
else if (live) follow(live, null, () => location.reload()); // the sign-in leads back here
bell();

function openCase() {
  const writing = document.getElementById("reply");
  const saver = writing ? draft(writing, live.dataset) : null;
  const { again } = live.dataset;
  const refresh = follow(live, writing, (sentence) => say(sentence, again));
  here(live.dataset.here, writing?.elements.text);
  document.addEventListener("submit", (event) => {
    if (event.target.closest("#check")) check(event, { refresh, again });
    else if (event.target.action.includes("/desk/case/")) send(event, { saver, refresh, again });
  });
}
