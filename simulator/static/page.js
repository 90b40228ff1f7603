// The page: chats on the left, the phone in the middle, controls on the right.

import { perform } from "./actions.js";
import { chatMenu, messageMenu } from "./chatmenu.js";
import { compose } from "./composer.js";
import { controls } from "./controls.js";
import { avatar, clockTime, dayOf, drawMessage, membersOf, nameOf } from "./draw.js";
import { make } from "./flex.js";
import { richMenu } from "./richmenu.js";
import { staysAtEnd } from "./scroll.js";
import { follow, group, inChat, person, store } from "./store.js";

const at = (id) => document.getElementById(id);
const log = at("log");
const talk = at("talk");
const toEnd = staysAtEnd(talk, log);
const page = { openChat, fill: (words) => composer.fill(words) };
const on = {
  tap: (action) => perform(action, page),
  menu: (button, message) => messageMenu(button, message, composer),
};
const composer = compose(() => store.chat);
let drawn = { chat: null, viewer: null };

function changed(fresh, again) {
  if (!store.chat) openChat(remembered() ?? store.world.people[0]?.id, false);
  if (again) drawn.chat = null;
  for (const name of document.querySelectorAll(".bot-name")) name.textContent = store.world.bot.name;
  drawChat(fresh);
  drawLists();
  controls();
}

function remembered() {
  const chat = location.hash.slice(1);
  return person(chat) || group(chat) ? chat : null;
}

export function openChat(id, show = true) {
  if (!id) return;
  store.chat = id;
  history.replaceState(null, "", `#${id}`);
  composer.reset();
  drawn.chat = null;
  if (show) showPanel("chat");
  drawChat([]);
  drawLists();
}

function showPanel(name) {
  const from = document.activeElement;
  document.body.dataset.panel = name;
  for (const tab of document.querySelectorAll(".panels button")) {
    tab.setAttribute("aria-current", String(tab.dataset.panel === name));
  }
  toEnd();
  if (from === document.body || from.getClientRects().length) return;
  // What had the focus is in a panel that is hidden now.
  (name === "list" ? document.querySelector('.chat-row[aria-current="true"]') : talk)?.focus();
}

function drawLists() {
  fill(at("people"), store.world.people.map((one) => facts(one, one.about)));
  fill(at("groups"), store.world.groups.map((one) => facts(one, `สมาชิก ${one.count} คน`)));
}

/** Anew only where something differs: a row must not vanish under the pointer. */
function fill(list, rows) {
  const key = JSON.stringify(rows);
  if (list.dataset.of === key) return;
  list.dataset.of = key;
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  list.replaceChildren(...rows.map(chatRow));
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus({ preventScroll: true });
}

function facts(one, about) {
  const messages = inChat(one.id);
  const last = messages.at(-1);
  return {
    id: one.id,
    name: one.name,
    about: one.blocked ? "บล็อกบอทอยู่" : one.bot === false ? "บอทไม่ได้อยู่ในกลุ่ม" : about,
    last: last ? previewOf(last) : "ยังไม่มีข้อความ",
    time: last ? clockTime(last.at) : "",
    unread: messages.filter((message) => message.sender === null && !isSeen(one.id, message)).length,
    open: one.id === store.chat,
  };
}

function chatRow(one) {
  const row = make("button", "chat-row");
  row.type = "button";
  row.dataset.chat = one.id;
  if (one.open) row.setAttribute("aria-current", "true");
  const middle = make("span", "chat-words");
  middle.append(make("strong", "", one.name), make("small", "about", one.about), make("small", "preview", one.last));
  const end = make("span", "chat-end");
  end.append(make("small", "", one.time));
  if (one.unread) {
    end.append(make("span", "badge", String(one.unread)));
    end.append(make("span", "unseen", "ข้อความใหม่"));
  }
  row.append(avatar(one.name), middle, end);
  row.addEventListener("click", () => openChat(one.id));
  const item = make("li");
  item.append(row);
  return item;
}

function isSeen(chat, message) {
  return (store.seen[chat] ?? "") >= message.id;
}

function previewOf(message) {
  if (message.unsent) return "ยกเลิกข้อความ";
  const words = message.preview || "ข้อความ";
  return message.sender === null || !group(message.chat) ? words : `${nameOf(message.sender)}: ${words}`;
}

function drawChat(fresh) {
  const chat = store.chat;
  if (!chat || !store.world) return;
  const who = composer.viewer();
  const from = document.activeElement;
  const whole = drawn.chat !== chat || drawn.viewer !== who;
  if (whole) {
    talk.setAttribute("aria-live", "off");
    log.replaceChildren();
    drawn = { chat, viewer: who };
  }
  let spoke = whole;
  for (const message of whole ? inChat(chat) : fresh.filter((one) => one.chat === chat)) {
    if (put(message) && message.sender === who) spoke = true;
  }
  dots(chat);
  head(chat);
  quickReplies(chat);
  speakers(chat);
  composer.update();
  richMenu(on.tap);
  if (spoke) toEnd();
  if (whole) requestAnimationFrame(() => talk.setAttribute("aria-live", "polite"));
  if (!from.isConnected && document.activeElement === document.body) (at("words").disabled ? talk : at("words")).focus();
  const visible = document.body.dataset.panel === "chat" || matchMedia("(min-width: 900px)").matches;
  if (visible) store.seen[chat] = inChat(chat).at(-1)?.id ?? "";
}

/** Returns whether the message is new in the chat. */
function put(message) {
  const item = drawMessage(message, on);
  const before = log.querySelector(`[data-id="${message.id}"]`);
  if (before) {
    if (before.classList.contains("again")) item.classList.add("again");
    const focused = before.contains(document.activeElement);
    before.replaceWith(item);
    if (focused) item.querySelector(".dots")?.focus();
    return false;
  }
  const day = dayOf(message.at);
  if (log.dataset.day !== day || !log.querySelector(".day")) {
    log.append(make("li", "day", day));
    log.dataset.day = day;
  }
  const last = log.lastElementChild;
  if (last.dataset.run === item.dataset.run) item.classList.add("again");
  log.append(item);
  return true;
}

function dots(chat) {
  log.querySelector(".typing")?.remove();
  if (!store.world.loading.includes(chat)) return;
  const item = make("li", "typing");
  item.setAttribute("aria-label", "บอทกำลังพิมพ์");
  item.append(make("i"), make("i"), make("i"));
  log.append(item);
}

function head(chat) {
  const here = group(chat);
  at("chat-title").textContent = here ? `${here.name} (${here.count})` : `${store.world.bot.name} — ${person(chat).name}`;
}

function quickReplies(chat) {
  const row = at("quick");
  const message = store.messages.get(store.world.quickReplies[chat]);
  const show = message && !store.pc;
  row.hidden = !show;
  const key = show ? message.id : "";
  if (row.dataset.of === key) return;
  row.dataset.of = key;
  row.replaceChildren();
  for (const { action } of show ? message.content.quickReply.items : []) {
    const chip = make("button", "", action.label);
    chip.type = "button";
    chip.addEventListener("click", () => on.tap(action));
    row.append(chip);
  }
}

function speakers(chat) {
  const row = at("speakers");
  const members = membersOf(chat);
  row.hidden = members.length === 0;
  const key = members.map((one) => one.id).join() + composer.viewer() + chat;
  if (row.dataset.of === key) return;
  const focused = row.contains(document.activeElement);
  row.dataset.of = key;
  row.replaceChildren(make("span", "label", "พูดในนาม"));
  for (const one of members) {
    const choice = make("label", "speaker");
    const radio = make("input");
    Object.assign(radio, { type: "radio", name: "speaker", value: one.id, checked: one.id === composer.viewer() });
    radio.addEventListener("change", () => {
      store.speakers[chat] = one.id;
      drawChat([]);
    });
    choice.append(radio, make("span", "", one.name));
    row.append(choice);
  }
  if (focused) row.querySelector(":checked")?.focus();
}

for (const tab of document.querySelectorAll(".panels button")) {
  tab.addEventListener("click", () => showPanel(tab.dataset.panel));
}
at("back").addEventListener("click", () => showPanel("list"));
at("chat-menu").addEventListener("click", (event) => chatMenu(event.currentTarget));
at("pc").addEventListener("change", (event) => {
  store.pc = event.target.checked;
  delete at("quick").dataset.of;
  drawChat([]);
});
showPanel("list");
follow(changed);
