// Forms of a case are sent without leaving the page: what stands in the other fields
// stays, and after a refusal everything does.

const wait = (promise) => promise ?? Promise.resolve();

// named is the id of a form; form.id is its field of that name.
const named = (form) => form.getAttribute("id");

// send posts a form; refresh shows what it changed.
export async function send(event, { saver, refresh, again }) {
  event.preventDefault();
  const form = event.target;
  if (form.dataset.busy || form.dataset.sure && !confirm(form.dataset.sure)) return;
  const button = event.submitter ?? form.querySelector("button:not([type=button])");
  busy(form, button, true);
  const noted = event.submitter?.formAction.endsWith("/note"); // instead of sending it
  const answer = named(form) === "reply" && !noted;
  try {
    await wait(answer ? saver?.stop() : saver?.save());
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value); // which is disabled by now
    const response = await fetch(event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action, { method: "POST", headers: { "Desk-Script": "1" }, body });
    if (response.ok && form.matches(".hold")) await back(await response.json(), saver, refresh);
    else if (noted && response.ok) await asked(refresh);
    else if (response.ok) await done(form, answer ? saver : null, refresh);
    else if (response.headers.get("Content-Type").startsWith("text/html")) {
      doubts(await response.text());
      saver?.save();
    } else {
      say((await response.json()).error, response.status === 401 ? again : "");
      if (answer) saver?.save();
      if (form.matches(".hold")) await refresh();
    }
  } catch {
    const { lost } = document.getElementById("live").dataset;
    say(answer ? lost : document.getElementById("offline").textContent, "");
    if (answer) saver?.save();
  }
  busy(form, button, false);
  if (named(form) === "do-label") document.getElementById(button.parentElement.id)?.querySelector("button").focus(); // which lost it, disabled
}

function busy(form, button, on) {
  if (on) form.dataset.busy = "1";
  else delete form.dataset.busy;
  button.disabled = on;
}

async function done(form, saver, refresh) {
  document.getElementById("alert").hidden = true;
  if (named(form) === "reply") document.getElementById("doubts").hidden = true;
  if (form.elements.text) form.elements.text.value = "";
  if (named(form) === "reply") form.elements.id.value = draw();
  saver?.sent();
  await refresh();
  if (named(form) === "do-take") document.getElementById("text")?.focus();
}

// doubts shows which sentences were not sent, and why, beside them.
function doubts(html) {
  const part = new DOMParser().parseFromString(html, "text/html").getElementById("doubts");
  document.getElementById("alert").hidden = true;
  document.getElementById("doubts").replaceWith(part);
  part.focus();
}

// asked leaves the answer in its field, for a lead has yet to say something.
async function asked(refresh) {
  document.getElementById("doubts").hidden = true;
  await refresh();
  document.getElementById("text").focus();
}

// back puts what was taken back where it was written.
async function back({ text }, saver, refresh) {
  saver?.restored(text);
  await refresh();
}

// draw names the next answer.
const draw = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");

// say shows why something was not done, with a way to sign in again where that helps.
export function say(text, again) {
  const alert = document.getElementById("alert");
  if (!alert.hidden && alert.firstChild?.textContent === text) return;
  alert.replaceChildren(text);
  if (again) {
    const link = document.createElement("a");
    link.href = "/desk/login";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = again;
    alert.append(" ", link);
  }
  alert.hidden = false;
  alert.scrollIntoView({ block: "nearest" });
}
