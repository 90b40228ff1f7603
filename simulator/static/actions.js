// What a tapped button does: on a phone, and on a PC where some of it does not exist.

import { make } from "./flex.js";
import { act, group, here, notice, store } from "./store.js";

const OPENS = ["https:", "http:", "line:", "tel:", "mailto:"];

/** `page`: {openChat(id), fill(text)}. */
export async function perform(action, page) {
  const run = ACTIONS[action.type];
  if (run) await run(action, page);
  else notice("ปุ่มชนิดนี้ใช้ไม่ได้ใน LINE จำลอง");
}

const ACTIONS = {
  message: (action) => act("tap", { ...here(), action }),
  uri: (action, page) => openUri(action.uri, page),
  camera: () => act("send", { ...here(), kind: "image" }),
  cameraRoll: () => act("send", { ...here(), kind: "image" }),
  location: () => act("send", { ...here(), kind: "location" }),
  datetimepicker: pickDate,
  async postback(action, page) {
    const done = await act("tap", { ...here(), action });
    if (done && action.inputOption === "openKeyboard" && !store.pc) page.fill(action.fillInText ?? "");
  },
  async clipboard(action) {
    await navigator.clipboard?.writeText(action.clipboardText).catch(() => {});
    notice("คัดลอกแล้ว");
  },
};

function openUri(uri, page) {
  let address;
  try {
    address = new URL(uri);
  } catch {
    return notice("ลิงก์ไม่ถูกต้อง");
  }
  const [, , kind, account, words] = decodeURI(address.pathname).split("/");
  const ours = address.hostname === "line.me" && decodeURIComponent(account ?? "") === store.world.bot.basicId;
  const friend = address.hostname === "line.me" && uri.includes("/ti/p/");
  if (ours && kind === "oaMessage") {
    page.openChat(here().person);
    return page.fill(decodeURIComponent(address.search.slice(1) || words || ""));
  }
  if (friend && group(store.chat)) return page.openChat(here().person);
  if (!OPENS.includes(address.protocol)) return notice("ลิงก์แบบนี้เปิดไม่ได้");
  window.open(address.href, "_blank", "noopener,noreferrer");
}

function pickDate(action) {
  const kinds = { date: "date", time: "time", datetime: "datetime-local" };
  const dialog = make("dialog", "picker");
  const form = make("form", "row");
  form.method = "dialog";
  const label = make("label", "", action.label ?? "เลือกวัน");
  const input = make("input");
  input.type = kinds[action.mode];
  input.required = true;
  for (const [from, to] of [["initial", "value"], ["min", "min"], ["max", "max"]]) {
    if (action[from]) input[to] = action[from].replace("t", "T");
  }
  label.append(input);
  form.append(label, make("button", "", "ตกลง"));
  form.addEventListener("submit", () => act("tap", { ...here(), action, params: { [action.mode]: input.value } }));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}
