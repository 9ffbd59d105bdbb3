// The desk's JSON. What has not changed since the last time comes back as the very
// same value, so a view need not draw it again.

const seen = new Map(); // path → {etag, text, value}
const patience = 5000;

// get returns what stands at a path.
export async function get(path) {
  const before = seen.get(path);
  const headers = before?.etag ? { "If-None-Match": before.etag } : {};
  const response = await fetch(path, { headers, cache: "no-store", signal: AbortSignal.timeout(patience) });
  if (response.status === 304) return before.value;
  if (!response.ok) throw new Refusal(response.status, "");
  const text = await response.text();
  if (text === before?.text) return before.value;
  const value = JSON.parse(text);
  seen.set(path, { etag: response.headers.get("ETag"), text, value });
  return value;
}

// post sends a value and returns the answer, null where there is none. It throws a
// [Refusal] for what the desk does not take.
export async function post(path, value) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
  });
  const text = await response.text();
  if (!response.ok) throw new Refusal(response.status, reason(text));
  return text ? JSON.parse(text) : null;
}

// Refusal is an answer other than 2xx.
export class Refusal extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

function reason(text) {
  try {
    return JSON.parse(text).error ?? "";
  } catch {
    return "";
  }
}
