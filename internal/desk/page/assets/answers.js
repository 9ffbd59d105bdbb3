// The editor of an answer: what the fact lock says, and how it reads, follow what is typed. Without
// this script the button does the same.

const pause = 600;
const form = document.getElementById("proposal");
let timer = 0;
let asked = 0;

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(check, pause);
});

// check asks the desk; an answer that a later one has overtaken is dropped.
async function check() {
  const mine = ++asked;
  try {
    const response = await fetch(form.dataset.check, { method: "POST", headers: { "Desk-Script": "1" }, body: new URLSearchParams(new FormData(form)) });
    if (mine !== asked || !response.ok || !response.headers.get("Content-Type").startsWith("text/html")) return;
    const part = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("verdict");
    const old = document.getElementById("verdict");
    if (part.outerHTML !== old.outerHTML) old.replaceWith(part);
  } catch {
    // the page says that the desk is out of reach, and the button tries again
  }
}
