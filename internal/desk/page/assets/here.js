// Who has a case open, and who writes a reply, shows on the pages of the others. It lasts for
// thirty seconds: the page says so every twenty, when somebody begins to write, and when it is
// left, and never at each key.

const beat = 20000;

// here tells the desk, with the token of a form of the page.
export function here(path, text) {
  let typed = false; // since the last time
  let told = false; // that somebody types
  let timer = 0;

  const tell = (typing, gone = false) => {
    clearTimeout(timer);
    const token = document.querySelector("input[name=token]")?.value;
    if (!token) return;
    told = typing;
    typed = false;
    const body = new URLSearchParams({ token, typing: typing ? "1" : "0", gone: gone ? "1" : "0" });
    fetch(path, { method: "POST", headers: { "Desk-Script": "1" }, body, keepalive: gone }).catch(() => {});
    if (!gone) timer = setTimeout(() => tell(typed), beat);
  };

  text?.addEventListener("input", () => {
    typed = text.value !== "";
    if (typed && !told) tell(true);
  });
  document.addEventListener("visibilitychange", () => tell(false, document.hidden));
  addEventListener("pagehide", () => tell(false, true));
  timer = setTimeout(() => tell(typed), beat); // the page itself was told when it was opened
}
