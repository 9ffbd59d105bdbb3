// What the page remembers in the browser. A browser that forbids it forgets, and
// the page works all the same.

const prefix = "madoguchi.";

// read returns what was written under a name, or the fallback.
export function read(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name)) ?? fallback;
  } catch {
    return fallback;
  }
}

// write remembers a value under a name.
export function write(name, value) {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Full or forbidden: the value lives as long as the page.
  }
}
