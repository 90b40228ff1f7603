// Menus of a message and of a chat.

import { openMenu } from "./menu.js";
import { act, group, person, store, viewer } from "./store.js";

export function messageMenu(button, message, composer) {
  const own = message.sender !== null && message.sender === viewer() && message.via === "person";
  const items = [];
  if (message.quotable) items.push({ label: "ตอบกลับ (อ้างถึงข้อความนี้)", run: () => composer.quote(message) });
  if (own && group(message.chat) && message.content.type === "text") {
    items.push({ label: "แก้ไข", run: () => composer.edit(message) });
  }
  if (own) items.push({ label: "ยกเลิกการส่ง", run: () => act("unsend", { message: message.id }) });
  if (!items.length) items.push({ label: "ข้อความนี้ไม่มีตัวเลือก", run: () => {} });
  openMenu(button, items, "ตัวเลือกของข้อความ");
}

export function chatMenu(button) {
  const here = group(store.chat);
  if (store.chat) openMenu(button, here ? ofGroup(here) : ofPerson(person(store.chat)), "เมนูของแชตนี้");
}

function ofPerson(one) {
  if (one.blocked) return [{ label: "เลิกบล็อกบอท", run: () => act("follow", { person: one.id }) }];
  const items = one.friend ? [] : [{ label: "เพิ่มบอทเป็นเพื่อน", run: () => act("follow", { person: one.id }) }];
  return [...items, { label: "บล็อกบอท", run: () => act("block", { person: one.id }) }];
}

function ofGroup(here) {
  const items = here.bot
    ? [{ label: "นำบอทออกจากกลุ่ม", run: () => act("remove", { group: here.id }) }]
    : [{ label: "เชิญบอทเข้ากลุ่ม", run: () => act("invite", { group: here.id }) }];
  for (const one of store.world.people) {
    const inside = here.members.includes(one.id);
    items.push({
      label: inside ? `${one.name} ออกจากกลุ่ม` : `${one.name} เข้ากลุ่ม`,
      run: () => act(inside ? "leave" : "join", { person: one.id, group: here.id }),
    });
  }
  return items;
}
