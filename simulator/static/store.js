// What the page knows, and how it hears of more.

export const store = {
  version: 0,
  messages: new Map(),
  world: null,
  chat: null, // id of the open chat
  speakers: {}, // by group: who speaks there
  seen: {}, // by chat: id of the last message read
  pc: false,
};

export const person = (id) => store.world.people.find((one) => one.id === id);
export const group = (id) => store.world.groups.find((one) => one.id === id);
export const inChat = (chat) => [...store.messages.values()].filter((one) => one.chat === chat);

/** Who sits at the phone: the person of a 1:1 chat, or whoever was chosen to speak in the group. */
export function viewer() {
  const here = group(store.chat);
  if (!here) return store.chat;
  const chosen = store.speakers[here.id];
  return here.members.includes(chosen) ? chosen : here.members[0];
}

export function here() {
  return group(store.chat) ? { person: viewer(), group: store.chat } : { person: viewer() };
}

/** Calls `changed(fresh)` with each new state; `fresh` are the messages that are new or different. */
export async function follow(changed) {
  for (;;) {
    try {
      const wait = store.world ? 4 : 0;
      const answer = await fetch(`/sim/state?since=${store.version}&wait=${wait}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      const again = told.since === 0 && store.version > 0;
      if (again) store.messages.clear();
      for (const message of told.messages) store.messages.set(message.id, message);
      store.version = told.version;
      store.world = told;
      changed(told.messages, again);
      await pause(30);
    } catch {
      notice("ติดต่อ LINE จำลองไม่ได้ กำลังลองใหม่");
      await pause(1500);
    }
  }
}

/** Have something done; what goes wrong is shown. Returns whether it was done. */
export async function act(what, details = {}) {
  try {
    const answer = await fetch("/sim/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ do: what, ...details }),
    });
    if (answer.ok) return true;
    notice((await answer.json()).error ?? "ทำไม่สำเร็จ");
  } catch {
    notice("ติดต่อ LINE จำลองไม่ได้");
  }
  return false;
}

let fading = 0;
export function notice(words) {
  const box = document.getElementById("notice");
  box.textContent = words;
  box.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => (box.hidden = true), 4000);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
