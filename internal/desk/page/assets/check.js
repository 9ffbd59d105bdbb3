// The identity check. Its answer is the part of the page itself, so that the result
// stands where the question was asked and nothing else that is being written is lost.

import { say } from "./send.js";

// check sends a form of the part; refresh shows what it changed elsewhere.
export async function check(event, { refresh, again }) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: "POST", headers: { "Desk-Script": "1" }, body });
    if (response.headers.get("Content-Type").startsWith("text/html")) {
      show(form, await response.text(), response.status === 422);
      await refresh();
    } else say((await response.json()).error, response.status === 401 ? again : "");
  } catch {
    say(document.getElementById("offline").textContent, "");
  }
  button.disabled = false;
}

// show puts the answer in place. Where nothing was looked up, what was typed stays in
// the fields for the correction; it never came back from the desk.
function show(form, html, keep) {
  const part = new DOMParser().parseFromString(html, "text/html").getElementById("check");
  const typed = keep ? [...form.querySelectorAll(".fields input")].map((field) => [field.id, field.value]) : [];
  document.getElementById("check").replaceWith(part);
  for (const [id, value] of typed) document.getElementById(id).value = value;
  (part.querySelector("[aria-invalid]") ?? part.querySelector("[tabindex]"))?.focus();
}
