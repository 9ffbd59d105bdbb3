import { button, byId, el } from "./dom.js";
import { t } from "./language.js";
import { get } from "./server.js";

// The menu below the chat, as LINE has it: the picture that an operator uploads without its
// words, and a real button with the words on each of its areas.

let drawn = null;
let open = true;

// start wires the bar that opens and closes the menu. toggled is called with whether it opens.
export function start(toggled) {
  byId("phone-menu-bar").addEventListener("click", () => toggled(byId("phone-menu").hidden));
}

// show opens or closes the menu.
export function show(now, end) {
  open = now;
  byId("phone-menu").hidden = !open || !drawn;
  byId("phone-menu-bar").setAttribute("aria-expanded", open && Boolean(drawn));
  end();
}

// refresh asks which menu a customer has and draws it. tap and turn are called with the action of
// an area.
export async function refresh(user, { tap, turn, end }) {
  const menu = await get("/local/phone/menu?user=" + user);
  if (menu === drawn) return;
  drawn = menu.areas ? menu : null;
  byId("phone-menu-bar").hidden = !drawn;
  if (drawn) draw(menu, { tap, turn });
  show(open, end);
}

function draw(menu, { tap, turn }) {
  byId("phone-menu-word").textContent = menu.chatBarText;
  const box = byId("phone-menu");
  box.setAttribute("aria-label", t("menu"));
  box.style.aspectRatio = `${menu.size.width} / ${menu.size.height}`;
  box.replaceChildren(el("img", { src: menu.picture, alt: "" }), ...menu.areas.map(({ bounds, action }) => {
    const turns = action.type === "richmenuswitch";
    const b = button({ class: turns ? "turn" : "tap" }, () => (turns ? turn(action) : tap(action)), action.label || action.displayText);
    if (turns && action.richMenuAliasId === menu.alias) b.setAttribute("aria-current", "true");
    b.style.left = share(bounds.x, menu.size.width);
    b.style.top = share(bounds.y, menu.size.height);
    b.style.width = share(bounds.width, menu.size.width);
    b.style.height = share(bounds.height, menu.size.height);
    return b;
  }));
}

const share = (part, whole) => `${(100 * part) / whole}%`;
