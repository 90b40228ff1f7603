// Where one writes: text, mentions, a quoted or edited message, stickers and samples.

import { nameOf } from "./draw.js";
import { openMenu } from "./menu.js";
import { act, group, here, person, store, viewer } from "./store.js";
import { face, stickerName, STICKERS } from "./stickers.js";

const SAMPLES = { image: "รูปภาพ", file: "ไฟล์ PDF", location: "ตำแหน่งที่ตั้ง", video: "วิดีโอ", audio: "ข้อความเสียง" };
const at = (id) => document.getElementById(id);

export function compose() {
  const words = at("words");
  const about = at("about-message");
  let picked = new Set();
  let quotes = null;
  let edits = null;

  const self = {
    viewer,
    fill(text) {
      words.value = text;
      grow();
      words.focus();
      words.setSelectionRange(text.length, text.length);
    },
    quote(message) {
      self.reset(false);
      quotes = message.id;
      tell(`ตอบกลับ ${nameOf(message.sender)}: ${message.preview}`);
      words.focus();
    },
    edit(message) {
      self.reset();
      edits = message.id;
      for (const one of message.content.mention?.mentionees ?? []) picked.add(targetOf(one));
      tell("แก้ไขข้อความ");
      self.fill(message.content.text);
    },
    reset(empty = true) {
      quotes = edits = null;
      about.hidden = true;
      if (!empty) return;
      picked = new Set();
      words.value = "";
      grow();
    },
    update() {
      const chat = group(store.chat);
      at("mention").hidden = !chat;
      const barred = chat ? chat.members.length === 0 : person(store.chat).blocked;
      for (const part of ["words", "send", "more", "stickers"]) at(part).disabled = barred;
      words.placeholder = barred ? (chat ? "ไม่มีใครในกลุ่มนี้ที่พูดได้" : "คนนี้บล็อกบอทอยู่ (เมนู ☰ มุมขวาบน)") : placeholder(chat);
    },
  };

  function placeholder(chat) {
    if (!chat) return "พิมพ์ข้อความ";
    return chat.bot ? `พิมพ์ในนาม ${nameOf(viewer())}` : "บอทไม่ได้อยู่ในกลุ่มนี้";
  }

  function tell(text) {
    about.firstElementChild.textContent = text;
    about.hidden = false;
  }

  function grow() {
    words.style.height = "";
    if (words.value) words.style.height = `${Math.min(words.scrollHeight, 120)}px`;
  }

  async function send() {
    const typed = words.value;
    const text = typed.trim();
    if (!text) return;
    const mentions = group(store.chat) ? [...picked].filter((one) => text.includes(nameOfTarget(one))) : [];
    const done = edits
      ? await act("edit", { message: edits, text, mentions })
      : await act("say", { ...here(), text, mentions, quotes });
    if (done) self.reset(words.value === typed); // what was typed meanwhile is the next message
  }

  function mentionMenu(button, typed = "") {
    const chat = group(store.chat);
    if (!chat) return;
    const targets = [...(chat.bot ? ["bot"] : []), ...chat.members.filter((id) => id !== viewer()), "all"];
    const items = targets.map((target) => ({
      label: nameOfTarget(target),
      run() {
        picked.add(target);
        const from = words.selectionStart - typed.length;
        words.setRangeText(`${nameOfTarget(target)} `, from, words.selectionEnd, "end");
        words.focus();
        grow();
      },
    }));
    openMenu(button, items, "กล่าวถึงใคร");
  }

  at("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  words.addEventListener("input", (event) => {
    grow();
    const before = words.value.slice(0, words.selectionStart);
    if (event.data === "@" && /(^|\s)@$/.test(before)) mentionMenu(at("mention"), "@");
  });
  about.querySelector("button").addEventListener("click", () => self.reset(edits !== null));
  at("mention").addEventListener("click", (event) => mentionMenu(event.currentTarget));
  at("more").addEventListener("click", (event) => {
    const items = Object.entries(SAMPLES).map(([kind, label]) => ({
      label: `ส่ง${label}`,
      run: () => act("send", { ...here(), kind, quotes }).then((done) => done && self.reset()),
    }));
    openMenu(event.currentTarget, items, "ส่งอย่างอื่น");
  });
  at("stickers").addEventListener("click", (event) => {
    const items = STICKERS.map((id) => ({
      label: stickerName(id),
      draw: () => face(id),
      run: () => act("send", { ...here(), kind: "sticker", sticker: id, quotes }).then((done) => done && self.reset()),
    }));
    openMenu(event.currentTarget, items, "สติกเกอร์", "grid");
  });
  return self;
}

function nameOfTarget(target) {
  return `@${target === "bot" ? store.world.bot.name : target === "all" ? "All" : nameOf(target)}`;
}

function targetOf(mentionee) {
  if (mentionee.type === "all") return "all";
  return mentionee.isSelf ? "bot" : mentionee.userId;
}
