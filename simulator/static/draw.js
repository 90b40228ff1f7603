// Draws one message as LINE draws it.

import { flex, make } from "./flex.js";
import { group, person, store, viewer } from "./store.js";
import { face } from "./stickers.js";

const TIME = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" });
const DAY = new Intl.DateTimeFormat("th-TH-u-ca-buddhist", {
  weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "Asia/Bangkok",
});
const HUES = ["#5b8def", "#e0795a", "#5aa978", "#a774c9", "#c9924a", "#4aa3b5"];

export const clockTime = (at) => TIME.format(at);
export const dayOf = (at) => DAY.format(at);

export function nameOf(sender) {
  return sender === null ? store.world.bot.name : person(sender)?.name ?? "ไม่ทราบชื่อ";
}

export function avatar(name, bot = false) {
  const letters = name.replace(/^[เแโใไ\s“"(]+/u, "");
  const element = make("span", bot ? "avatar bot" : "avatar", bot ? "" : [...letters][0] ?? "?");
  element.setAttribute("aria-hidden", "true");
  if (bot) element.append(face("bot"));
  else element.style.backgroundColor = HUES[[...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % HUES.length];
  return element;
}

/** `on`: {tap(action), menu(button, message)}. */
export function drawMessage(message, on) {
  const own = message.sender !== null && message.sender === viewer();
  const item = make("li", `message ${own ? "own" : "other"} ${message.content.type}`);
  item.dataset.id = message.id;
  if (message.unsent) {
    item.className = "system";
    item.append(make("span", "", `${own ? "คุณ" : nameOf(message.sender)}ยกเลิกข้อความ`));
    return item;
  }
  const who = senderName(message);
  item.dataset.run = `${who} ${clockTime(message.at)}`;
  if (!own) item.append(avatar(who, message.sender === null));
  const side = make("div", "side");
  side.append(make("span", own ? "unseen" : "who", own ? "คุณ" : who));
  const line = make("div", "line");
  line.append(body(message, on), foot(message, on));
  side.append(line);
  item.append(side);
  return item;
}

function senderName(message) {
  const name = nameOf(message.sender);
  const other = message.content.sender?.name;
  return message.sender === null && other ? `${other} จาก '${name}'` : name;
}

function foot(message, on) {
  const foot = make("div", "foot");
  const dots = make("button", "dots", "⋯");
  dots.type = "button";
  dots.setAttribute("aria-haspopup", "menu");
  dots.setAttribute("aria-expanded", "false");
  dots.setAttribute("aria-label", `ตัวเลือกของข้อความ ${message.preview.slice(0, 40)}`);
  dots.addEventListener("click", () => on.menu(dots, message));
  const marks = (message.read && store.chat === message.sender ? "อ่านแล้ว " : "") + (message.edited ? "แก้ไขแล้ว " : "");
  const time = make("time", "", marks + clockTime(message.at));
  time.dateTime = new Date(message.at).toISOString();
  foot.append(dots, time);
  return foot;
}

function body(message, on) {
  const { content } = message;
  const draw = BODIES[content.type];
  const drawn = draw ? draw(content, message, on) : bubble(document.createTextNode(message.preview));
  if (message.quotes && (content.type === "text" || content.type === "textV2")) drawn.prepend(quoted(message.quotes));
  return drawn;
}

const BODIES = {
  text: (content) => bubble(mentions(content)),
  textV2: (content) => bubble(substituted(content)),
  flex: (content, message, on) => {
    const card = make("div", "flex-message");
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", content.altText);
    card.append(flex(content.contents, on.tap));
    return card;
  },
  template: (content, message, on) => template(content.template, on.tap),
  sticker: (content) => {
    const sticker = make("div", "sticker");
    sticker.setAttribute("role", "img");
    sticker.setAttribute("aria-label", "สติกเกอร์");
    sticker.append(face(content.stickerId));
    return sticker;
  },
  image: (content, message) => photo(content, message, "รูปภาพ") ?? frame("รูปภาพ"),
  video: (content, message) => {
    const picture = message.sender === null && photo(content, message, "▶ วิดีโอ");
    if (!picture) return frame("▶ วิดีโอ");
    const holder = make("div", "");
    holder.append(picture, make("small", "", "▶ วิดีโอ"));
    return holder;
  },
  audio: (content) => bubble(document.createTextNode(`▶ เสียง ${clock(content.duration)}`)),
  file: (content) => {
    const holder = bubble(make("strong", "", content.fileName));
    holder.append(make("small", "", `${content.fileSize} ไบต์`));
    holder.classList.add("stacked");
    return holder;
  },
  location: (content) => {
    const holder = bubble(make("strong", "", `📍 ${content.title ?? "ตำแหน่ง"}`));
    holder.append(make("small", "", content.address ?? ""));
    holder.classList.add("stacked");
    return holder;
  },
};

/** Of the bot's, only what stands on this machine: the page asks nothing of other hosts. */
function photo(content, message, words) {
  const here = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(content.previewImageUrl);
  if (message.sender === null && !here) return null;
  const picture = make("img", "photo");
  picture.src = `/sim/content/${message.id}`;
  picture.alt = words;
  return picture;
}

function clock(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function bubble(inside) {
  const element = make("div", "bubble");
  const words = make("div", "bubble-words");
  words.append(inside);
  element.append(words);
  return element;
}

function frame(words) {
  return make("div", "photo frame", words);
}

function mentions(content) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const one of content.mention?.mentionees ?? []) {
    parts.append(content.text.slice(at, one.index));
    at = one.index + one.length;
    parts.append(make("span", "mention", content.text.slice(one.index, at)));
  }
  parts.append(content.text.slice(at));
  return parts;
}

function substituted(content) {
  const parts = document.createDocumentFragment();
  for (const part of content.text.split(/(\{\{|\}\}|\{[0-9a-zA-Z_]{1,20}\})/)) {
    const value = content.substitution?.[part.slice(1, -1)];
    if (part === "{{" || part === "}}") parts.append(part[0]);
    else if (!value) parts.append(part);
    else if (value.type === "emoji") parts.append("☺");
    else {
      const name = value.mentionee.type === "all" ? "All" : nameOf(value.mentionee.userId);
      parts.append(make("span", "mention", `@${name}`));
    }
  }
  return parts;
}

function quoted(id) {
  const message = store.messages.get(id);
  const element = make("div", "quoted");
  element.append(make("strong", "", message ? senderName(message) : ""));
  element.append(make("span", "", !message || message.unsent ? "ข้อความถูกยกเลิก" : message.preview));
  return element;
}

function template(data, tap) {
  if (data.columns) {
    const row = make("div", "carousel");
    row.tabIndex = 0;
    for (const column of data.columns) row.append(template(column, tap));
    return row;
  }
  const card = make("div", "flex-bubble template");
  if (data.title) card.append(make("strong", "", data.title));
  card.append(make("p", "", data.text ?? ""));
  for (const action of data.actions ?? [data.action]) {
    const button = make("button", "flex-button link md", action.label ?? "");
    button.type = "button";
    button.addEventListener("click", () => tap(action));
    card.append(button);
  }
  return card;
}

export function membersOf(chat) {
  return (group(chat)?.members ?? []).map(person);
}
