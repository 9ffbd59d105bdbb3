import { language, t } from "./language.js";

// The desk's clock, as told by the server and running on from there. Times are
// milliseconds since 1970; they are shown in the desk's zone, wherever the browser is.

const minute = 60_000;
let told = null; // {at, zone: "+09:00", heard}

// known reports whether the server has told the time.
export const known = () => told !== null;

// tell sets the clock to what the server says, RFC 3339.
export function tell(rfc3339) {
  const zone = rfc3339.match(/[+-]\d\d:\d\d$/)?.[0] ?? "+00:00";
  told = { at: Date.parse(rfc3339), zone, heard: performance.now() };
}

// now is the desk's time.
export const now = () => told ? told.at + performance.now() - told.heard : Date.now();

// parse reads RFC 3339; NaN for what is missing, Go's zero time included.
export function parse(rfc3339) {
  return rfc3339 && !rfc3339.startsWith("0001") ? Date.parse(rfc3339) : NaN;
}

// wall is a time as the desk's wall shows it, "2019-04-12T10:00:00".
export const wall = (at) => new Date(at + offset()).toISOString().slice(0, 19);

// stamp is a time in RFC 3339, in the desk's zone.
export const stamp = (at) => wall(at) + (told?.zone ?? "+00:00");

// fromWall reads what [wall] writes, seconds left out or not.
export const fromWall = (text) => Date.parse(text + (text.length === 16 ? ":00" : "") + (told?.zone ?? "+00:00"));

function offset() {
  const [, sign, hours, minutes] = (told?.zone ?? "+00:00").match(/([+-])(\d\d):(\d\d)/);
  return Number(sign + 1) * (Number(hours) * 60 + Number(minutes)) * minute;
}

const forms = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { month: "short", day: "numeric", weekday: "short" },
  date: { year: "numeric", month: "short", day: "numeric", weekday: "short" },
  moment: { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};
const formats = new Map();

// show writes a time: form is time, day, date or moment.
export function show(at, form) {
  if (Number.isNaN(at)) return "–";
  const name = language() + form;
  if (!formats.has(name)) {
    const locale = language() === "ja" ? "ja-JP" : "en-US";
    formats.set(name, new Intl.DateTimeFormat(locale, { ...forms[form], timeZone: "UTC" }));
  }
  return formats.get(name).format(at + offset());
}

// span writes a duration in days, hours and minutes.
export function span(duration) {
  const minutes = Math.floor(duration / minute);
  return t("span", Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60);
}
