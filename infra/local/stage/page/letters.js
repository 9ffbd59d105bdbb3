import * as memory from "./memory.js";
import { get } from "./server.js";
import * as time from "./time.js";

// Letters that went to and fro: what the customer sent is remembered here, what the
// desk sent comes from its mailbox. Both have the shape
// {id, mine, from, to: [...], subject, at, body, messageId}; the body of a letter of
// the desk is missing until it is read.

let sent = memory.read("letters", []);
const bodies = new Map(); // name of a letter → {body, messageId}
const limit = 100;

// prune forgets letters from the desk's future: its clock never goes back, so they
// were sent to another desk.
export function prune() {
  sent = sent.filter((l) => time.parse(l.at) <= time.now() + 1000);
}

// name tells letters apart, those of another desk that counts from one again included.
export const name = (letter) => `${letter.id} ${letter.at}`;

// keep remembers a letter that the customer sent. Mail carries whole seconds, so
// the letter does too: its answer must not look older.
export function keep(letter) {
  const at = time.stamp(time.now());
  sent = [...sent, { ...letter, id: "sent-" + crypto.getRandomValues(new Uint32Array(2)).join("-"), mine: true, at }].slice(-limit);
  memory.write("letters", sent);
}

// addresses lists those that the customer has written from.
export const addresses = () => [...new Set(sent.map((l) => l.from))];

// own returns the letters of one customer, oldest first. Where no code went to their address, those to
// others are among them: whoever proves on the phone who they are does so with an address on the list.
export function own(mails, address, desk) {
  const mine = sent.filter((l) => same(l.from, address));
  const theirs = mails.filter((m) => m.to?.some((to) => same(to, address)));
  const code = (m) => !same(m.from, desk);
  const codes = theirs.some(code) ? [] : mails.filter(code);
  return sorted([...mine, ...theirs.map(complete), ...codes.map(complete)]);
}

// all returns what the desk sent, oldest first.
export const all = (mails) => sorted(mails.map(complete));

const complete = (mail) => ({ ...mail, mine: false, ...bodies.get(name(mail)) });

const sorted = (letters) => letters.sort((a, b) => time.parse(a.at) - time.parse(b.at) || b.mine - a.mine);

// same compares addresses, with or without a name before them.
const same = (a, b) => bare(a) === bare(b);

const bare = (address) => (address.match(/<([^<>]*)>\s*$/)?.[1] ?? address).trim().toLowerCase();

// read fetches the text of a letter of the desk. A letter never changes.
export async function read(letter) {
  if (bodies.has(name(letter))) return;
  const { body, messageId } = await get(`/local/mail/${encodeURIComponent(letter.id)}/text`);
  bodies.set(name(letter), { body, messageId });
}

// plain is a subject without the marks of answering and passing on.
export function plain(subject) {
  return (subject ?? "").normalize("NFKC").replace(/^(\s*(re|fwd?|返信|転送)\s*:)+/i, "").trim();
}

// threads puts letters with one subject together, the newest thread first. Each is
// {key, letters}.
export function threads(letters) {
  const byKey = new Map();
  for (const l of letters) {
    const key = plain(l.subject).toLowerCase();
    const earlier = byKey.get(key)?.letters ?? [];
    byKey.delete(key); // so that it moves to the end
    byKey.set(key, { key, letters: [...earlier, l] });
  }
  return [...byKey.values()].reverse();
}
