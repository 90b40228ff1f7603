// The rich menu under the composer of a 1:1 chat, on phones only.

import { make } from "./flex.js";
import { person, store } from "./store.js";

let open = {};

export function richMenu(onTap) {
  const holder = document.getElementById("rich-menu");
  const menu = person(store.chat)?.richMenu;
  const show = menu && !store.pc;
  holder.hidden = !show;
  const isOpen = show && (open[menu.richMenuId] ?? menu.selected);
  const key = show ? `${menu.richMenuId} ${isOpen}` : "";
  if (holder.dataset.of === key) return;
  holder.dataset.of = key;
  holder.replaceChildren();
  if (!show) return;
  const bar = make("button", "rich-menu-bar", `${menu.chatBarText} ${isOpen ? "▾" : "▴"}`);
  bar.type = "button";
  bar.setAttribute("aria-expanded", String(isOpen));
  bar.addEventListener("click", () => {
    open[menu.richMenuId] = !isOpen;
    richMenu(onTap);
    holder.firstElementChild?.focus();
  });
  holder.append(bar);
  if (isOpen) holder.append(areas(menu, onTap));
}

function areas(menu, onTap) {
  const field = make("div", "rich-menu-field");
  field.style.aspectRatio = `${menu.size.width} / ${menu.size.height}`;
  const image = make("img");
  image.src = `/sim/richmenu/${menu.richMenuId}`;
  image.alt = "";
  field.append(image);
  for (const { bounds, action } of menu.areas) {
    const area = make("button", "rich-menu-area");
    area.type = "button";
    area.setAttribute("aria-label", action.label ?? action.displayText ?? action.text ?? "เมนู");
    area.style.left = `${(100 * bounds.x) / menu.size.width}%`;
    area.style.top = `${(100 * bounds.y) / menu.size.height}%`;
    area.style.width = `${(100 * bounds.width) / menu.size.width}%`;
    area.style.height = `${(100 * bounds.height) / menu.size.height}%`;
    area.addEventListener("click", () => onTap(action));
    field.append(area);
  }
  return field;
}
