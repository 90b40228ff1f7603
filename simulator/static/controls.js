// The panel on the right: quota, clock, faults, settings, and what went over the wire.

import { make } from "./flex.js";
import { act, store } from "./store.js";

const at = (id) => document.getElementById(id);
const CLOCK = new Intl.DateTimeFormat("th-TH-u-ca-buddhist", {
  weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Asia/Bangkok",
});
const TIME = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Asia/Bangkok" });
const OUTCOMES = {
  waiting: "กำลังส่ง", ok: "บอทรับแล้ว", "bad status": "บอทไม่รับ", timeout: "บอทตอบช้าเกิน 2 วินาที",
  "no connection": "ติดต่อบอทไม่ได้", "webhook off": "ไม่ได้ส่ง (ปิด webhook)",
};
let told = { now: 0, at: 0 };

export function controls() {
  const { world } = store;
  told = { now: world.now, at: performance.now() };
  tick();
  quota(world.quota);
  for (const box of document.querySelectorAll("[data-fault]")) box.checked = world.faults[box.dataset.fault];
  for (const box of document.querySelectorAll("[data-setting]")) box.checked = world.settings[box.dataset.setting];
  for (const box of document.querySelectorAll("[data-amount]")) {
    if (box !== document.activeElement) box.value = world.faults[box.dataset.amount];
  }
  document.body.classList.toggle("line-down", world.faults.down);
  record(world);
}

function tick() {
  const now = told.now + performance.now() - told.at;
  at("clock").textContent = `${CLOCK.format(now)} เวลา ${TIME.format(now)} น.`;
  at("clock-note").textContent = store.world?.shifted ? "เวลานี้ตั้งไว้ ไม่ใช่เวลาจริง" : "เวลาจริง";
}

const LEVELS = { near: "ใกล้หมดโควตา", out: "โควตาหมดแล้ว" };

function quota({ limit, used }) {
  const level = limit === null ? "" : used >= limit ? "out" : used >= limit * 0.8 ? "near" : "";
  at("quota-now").textContent = `โควตาเดือนนี้ ${used}${limit === null ? " (ไม่จำกัด)" : `/${limit}`}`;
  if (at("quota-banner").dataset.level !== level) { // written only then: whatever is written is read aloud
    at("quota-banner").dataset.level = level;
    at("quota-level").textContent = LEVELS[level] ?? "";
  }
  at("quota").textContent = limit === null ? `ใช้ไป ${used} ข้อความ (แพ็กเกจไม่จำกัด)` : `ใช้ไป ${used} จาก ${limit} ข้อความ`;
  const meter = at("quota-meter");
  meter.hidden = limit === null;
  Object.assign(meter, { max: limit ?? 1, value: used, high: (limit ?? 1) * 0.8, low: (limit ?? 1) * 0.6, optimum: 0 });
}

function record(world) {
  at("webhook").textContent = world.webhook ? `ส่งไปที่ ${world.webhook}` : "ยังไม่ได้ตั้งที่อยู่ webhook";
  const deliveries = world.deliveries.map((one) => {
    const again = one.attempt > 1 ? ` (ครั้งที่ ${one.attempt})` : "";
    const status = one.status ? ` ${one.status}` : "";
    return make("li", one.outcome === "ok" ? "good" : "bad", `${one.types.join(", ")}${again}: ${OUTCOMES[one.outcome]}${status} ${one.ms} ms`);
  });
  const requests = world.requests.map((one) =>
    make("li", one.status < 400 ? "good" : "bad", `${one.status || "…"} ${one.method} ${one.path.replace("/v2/bot", "")}`));
  at("deliveries").replaceChildren(...deliveries.reverse());
  at("requests").replaceChildren(...requests.reverse());
}

setInterval(() => store.world && tick(), 1000);
for (const box of document.querySelectorAll("[data-fault]")) {
  box.addEventListener("change", () => act("faults", { [box.dataset.fault]: box.checked }));
}
for (const box of document.querySelectorAll("[data-amount]")) {
  box.addEventListener("change", () => act("faults", { [box.dataset.amount]: Number(box.value) || 0 }));
}
for (const box of document.querySelectorAll("[data-setting]")) {
  box.addEventListener("change", () => act("settings", { [box.dataset.setting]: box.checked }));
}
for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => act("clock", { advance: Number(button.dataset.advance) }));
}
at("clock-now").addEventListener("click", () => act("clock"));
at("clock-form").addEventListener("submit", (event) => {
  event.preventDefault();
  act("clock", { set: at("clock-at").value });
});
at("twice").addEventListener("click", () => act("twice"));
