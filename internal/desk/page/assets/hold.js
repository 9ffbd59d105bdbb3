// An answer leaves after ten seconds. Until then a click makes a draft of it again; then the page
// asks for its delivery. Where the page is closed, the desk's clock sends it.

// hold counts down what waits; refresh shows what became of it. The desk's clock counts, which the
// page knows by when it was opened.
export function hold(live, refresh) {
  const ahead = Number(live.dataset.now) - Date.now();
  const asked = new Map(); // form → when it is asked for next, and after how long again
  setInterval(() => {
    for (const form of live.querySelectorAll("form.hold")) {
      const left = Number(form.dataset.leaves) - Date.now() - ahead;
      const words = left > 0 ? ` ${Math.ceil(left / 1000)}` : "";
      const count = form.querySelector(".count");
      if (count.textContent !== words) count.textContent = words;
      if (left <= 0) deliver(form, asked, refresh);
    }
  }, 250);
}

async function deliver(form, asked, refresh) {
  const { at = 0, pause = 1000 } = asked.get(form.dataset.leaves) ?? {};
  if (form.dataset.busy || Date.now() < at) return;
  asked.set(form.dataset.leaves, { at: Date.now() + pause, pause: Math.min(pause * 2, 30000) });
  try {
    const body = new URLSearchParams(new FormData(form));
    await fetch(form.dataset.deliver, { method: "POST", headers: { "Desk-Script": "1" }, body });
    await refresh();
  } catch {
    // asked again, and the clock does it otherwise
  }
}
