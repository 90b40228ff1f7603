// A small menu that opens at a button and is worked with the keyboard as well.

import { make } from "./flex.js";

let closeOpen = null;

/** `items`: {label, run} or {label, run, draw} for a picture. Focus goes back to the button. */
export function openMenu(button, items, label, look = "") {
  const wasOpen = button.getAttribute("aria-expanded") === "true";
  closeOpen?.();
  if (wasOpen || !items.length) return;
  const menu = make("div", `menu ${look}`);
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", label);
  for (const item of items) {
    const entry = make("button", "", item.draw ? undefined : item.label);
    if (item.draw) {
      entry.append(item.draw());
      entry.setAttribute("aria-label", item.label);
    }
    entry.type = "button";
    entry.setAttribute("role", "menuitem");
    entry.addEventListener("click", () => {
      close(true);
      item.run();
    });
    menu.append(entry);
  }
  const close = (focus) => {
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    closeOpen = null;
    if (focus) button.focus();
  };
  const outside = (event) => {
    if (!menu.contains(event.target) && event.target !== button) close(false);
  };
  menu.addEventListener("keydown", (event) => keys(event, menu, close));
  document.addEventListener("pointerdown", outside, true);
  document.body.append(menu);
  stand(menu, button.getBoundingClientRect());
  button.setAttribute("aria-expanded", "true");
  closeOpen = () => close(false);
  menu.firstElementChild.focus();
}

function keys(event, menu, close) {
  const entries = [...menu.children];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    close(true);
    event.preventDefault();
  } else if (to !== undefined) {
    entries[(to + entries.length) % entries.length].focus();
    event.preventDefault();
  }
}

function stand(menu, at) {
  const { innerWidth, innerHeight } = window;
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + height + 8 < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}
