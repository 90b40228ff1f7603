// A few faces of our own, drawn, in place of LINE's stickers.

const SVG = "http://www.w3.org/2000/svg";
const FACES = {
  52002734: { eyes: "dots", mouth: "M30 58 Q50 78 70 58", name: "ยิ้ม" },
  52002735: { eyes: "arcs", mouth: "M28 54 Q50 86 72 54 Z", name: "หัวเราะ" },
  52002738: { eyes: "dots", mouth: "M36 66 L64 66", name: "เฉย ๆ" },
  52002739: { eyes: "hearts", mouth: "M30 58 Q50 78 70 58", name: "ขอบคุณ" },
  52002741: { eyes: "dots", mouth: "M32 70 Q50 54 68 70", name: "เสียใจ" },
  52002745: { eyes: "wide", mouth: "M42 66 a8 10 0 1 0 16 0 a8 10 0 1 0 -16 0", name: "ตกใจ" },
  bot: { eyes: "dots", mouth: "M34 62 Q50 74 66 62", name: "บอท", colour: "#06c755", ink: "#fff" },
};

export const STICKERS = Object.keys(FACES).filter((id) => id !== "bot");
export const stickerName = (id) => FACES[id]?.name ?? "สติกเกอร์";

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const EYES = {
  dots: (x, ink) => shape("circle", { cx: x, cy: 42, r: 5, fill: ink }),
  wide: (x, ink) => shape("circle", { cx: x, cy: 40, r: 7, fill: "none", stroke: ink, "stroke-width": 4 }),
  arcs: (x, ink) => shape("path", { d: `M${x - 8} 44 Q${x} 34 ${x + 8} 44`, fill: "none", stroke: ink, "stroke-width": 5 }),
  hearts: (x) => shape("path", { d: `M${x} 50 l-9 -9 a5 5 0 0 1 9 -5 a5 5 0 0 1 9 5 Z`, fill: "#e0405a" }),
};

export function face(id) {
  const { eyes, mouth, colour = "#ffd84d", ink = "#5a3b00" } = FACES[id] ?? FACES[52002734];
  const drawing = shape("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" });
  drawing.append(shape("circle", { cx: 50, cy: 50, r: 46, fill: colour }));
  drawing.append(EYES[eyes](34, ink), EYES[eyes](66, ink));
  drawing.append(shape("path", {
    d: mouth, fill: mouth.endsWith("Z") ? ink : "none", stroke: ink, "stroke-width": 5, "stroke-linecap": "round",
  }));
  return drawing;
}
