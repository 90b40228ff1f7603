// Draws LINE's Flex Messages. All words go in as text nodes, never as markup.

const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const IMAGE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 };
const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDER = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };
const BUBBLE = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const SIDE = { start: "flex-start", center: "center", end: "flex-end" };
const UPRIGHT = { top: "flex-start", center: "center", bottom: "flex-end" };

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** `onTap(action)` is called for whatever is tapped. */
export function flex(contents, onTap) {
  if (contents.type !== "carousel") return bubble(contents, onTap);
  const row = make("div", "carousel");
  row.setAttribute("role", "list");
  row.setAttribute("aria-label", `การ์ด ${contents.contents.length} ใบ เลื่อนดูด้านข้าง`);
  row.tabIndex = 0;
  for (const one of contents.contents) {
    const card = bubble(one, onTap);
    card.setAttribute("role", "listitem");
    row.append(card);
  }
  return row;
}

function bubble(data, onTap) {
  const size = data.size ?? "mega";
  const card = make("div", `flex-bubble flex-${size}`);
  card.style.width = `${BUBBLE[size] ?? BUBBLE.mega}px`;
  card.dir = data.direction ?? "ltr";
  const parts = ["header", "hero", "body", "footer"].filter((part) => data[part]);
  parts.forEach((part, place) => {
    const block = make("div", `flex-block flex-${part}`);
    const style = data.styles?.[part] ?? {};
    if (style.backgroundColor) block.style.backgroundColor = style.backgroundColor;
    if (style.separator && place > 0) block.style.borderTop = `1px solid ${style.separatorColor ?? "#d4d6da"}`;
    block.append(component(data[part], { layout: "block", onTap }));
    card.append(block);
  });
  tappable(card, data.action, onTap);
  return card;
}

const DRAW = { box, text, button, image, icon, separator, filler, video };

function component(data, around) {
  const draw = DRAW[data.type];
  return draw ? draw(data, around) : make("span", "flex-unknown", `[${data.type}]`);
}

function box(data, around) {
  const element = make("div", `flex-box flex-${data.layout}`);
  const children = data.contents ?? [];
  children.forEach((child, place) => {
    const drawn = component(child, { layout: data.layout, onTap: around.onTap });
    const gap = place === 0 ? undefined : child.margin ?? data.spacing;
    if (gap !== undefined && child.position !== "absolute") {
      drawn.style[data.layout === "vertical" ? "marginTop" : "marginInlineStart"] = length(gap, SPACE);
    }
    element.append(drawn);
  });
  const style = element.style;
  if (data.justifyContent) style.justifyContent = data.justifyContent;
  if (data.alignItems) style.alignItems = data.alignItems;
  if (data.backgroundColor) style.backgroundColor = data.backgroundColor;
  if (data.background) style.background = gradient(data.background);
  if (data.cornerRadius) style.borderRadius = length(data.cornerRadius, SPACE);
  if (data.borderWidth) {
    style.border = `${length(data.borderWidth, BORDER)} solid ${data.borderColor ?? "#d4d6da"}`;
  }
  if (data.paddingAll) style.padding = length(data.paddingAll, SPACE);
  if (data.paddingTop) style.paddingTop = length(data.paddingTop, SPACE);
  if (data.paddingBottom) style.paddingBottom = length(data.paddingBottom, SPACE);
  if (data.paddingStart) style.paddingInlineStart = length(data.paddingStart, SPACE);
  if (data.paddingEnd) style.paddingInlineEnd = length(data.paddingEnd, SPACE);
  for (const side of ["width", "height", "maxWidth", "maxHeight"]) {
    if (data[side]) style[side] = data[side];
  }
  const sized = around.layout === "vertical" ? data.height : data.width;
  share(element, data, around, sized ? 0 : undefined);
  place(element, data);
  tappable(element, data.action, around.onTap);
  return element;
}

function text(data, around) {
  const element = make("div", "flex-text");
  const style = element.style;
  if (data.contents?.length) {
    for (const part of data.contents) element.append(span(part));
  } else {
    element.textContent = data.text ?? "";
  }
  lettering(element, data);
  style.fontSize ||= "16px";
  if (data.align) style.textAlign = data.align;
  if (data.lineSpacing) style.lineHeight = `calc(1.4em + ${data.lineSpacing})`;
  if (!data.wrap) {
    element.classList.add("one-line");
  } else if (data.maxLines) {
    element.classList.add("some-lines");
    style.webkitLineClamp = String(data.maxLines);
  }
  if (data.adjustMode === "shrink-to-fit" && !data.wrap) shrink(element);
  share(element, data, around);
  stand(element, data, around);
  place(element, data);
  tappable(element, data.action, around.onTap);
  return element;
}

function span(data) {
  const element = make("span", "flex-span", data.text ?? "");
  lettering(element, data);
  return element;
}

function lettering(element, data) {
  const style = element.style;
  if (data.size) style.fontSize = length(data.size, TEXT);
  if (data.color) style.color = data.color;
  if (data.weight === "bold") style.fontWeight = "700";
  if (data.style === "italic") style.fontStyle = "italic";
  if (data.decoration && data.decoration !== "none") style.textDecoration = data.decoration;
}

function button(data, around) {
  const kind = data.style ?? "link";
  const element = make("button", `flex-button ${kind} ${data.height ?? "md"}`, data.action.label ?? "");
  element.type = "button";
  if (data.color) element.style[kind === "link" ? "color" : "backgroundColor"] = data.color;
  if (data.adjustMode === "shrink-to-fit") shrink(element);
  element.addEventListener("click", (event) => {
    event.stopPropagation();
    around.onTap(data.action);
  });
  share(element, data, around);
  stand(element, data, around);
  place(element, data);
  return element;
}

/** The simulator loads nothing from elsewhere: a picture is drawn as its frame. */
function image(data, around) {
  const holder = make("div", "flex-image-holder");
  const frame = make("div", "flex-image");
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", "รูปภาพ");
  frame.textContent = "รูปภาพ";
  frame.style.width = data.size === "full" ? "100%" : length(data.size ?? "md", IMAGE);
  frame.style.aspectRatio = (data.aspectRatio ?? "1:1").replace(":", " / ");
  if (data.backgroundColor) frame.style.backgroundColor = data.backgroundColor;
  holder.style.justifyContent = SIDE[data.align ?? "center"];
  holder.append(frame);
  share(holder, data, around);
  stand(holder, data, around);
  place(holder, data);
  tappable(holder, data.action, around.onTap);
  return holder;
}

function video(data, around) {
  return image({ size: "full", aspectRatio: data.aspectRatio, action: data.action }, around);
}

function icon(data) {
  const element = make("span", "flex-icon");
  element.setAttribute("aria-hidden", "true");
  const [wide, high] = (data.aspectRatio ?? "1:1").split(":").map(Number);
  element.style.fontSize = length(data.size ?? "md", TEXT);
  element.style.width = `${wide / high}em`;
  place(element, data);
  return element;
}

function separator(data, around) {
  const upright = around.layout === "horizontal" || around.layout === "baseline";
  const element = make("div", `flex-separator ${upright ? "upright" : "level"}`);
  element.setAttribute("role", "separator");
  if (data.color) element.style.backgroundColor = data.color;
  return element;
}

function filler(data, around) {
  const element = make("div", "flex-filler");
  share(element, data, around, 1);
  return element;
}

/** How much of the box a child takes: by its content in a vertical box, an equal part in the others. */
function share(element, data, around, otherwise) {
  if (data.position === "absolute") return;
  const level = around.layout === "horizontal" || around.layout === "baseline";
  const part = data.flex ?? otherwise ?? (level ? 1 : 0);
  element.style.flex = part > 0 ? `${part} ${part} 0` : "0 0 auto";
  if (part === 0 && level) element.style.maxWidth ||= "100%";
}

function stand(element, data, around) {
  if (data.gravity && around.layout === "horizontal") element.style.alignSelf = UPRIGHT[data.gravity];
}

function place(element, data) {
  if (data.position === "absolute") element.style.position = "absolute";
  const sides = { offsetTop: "top", offsetBottom: "bottom", offsetStart: "insetInlineStart", offsetEnd: "insetInlineEnd" };
  for (const [offset, side] of Object.entries(sides)) {
    if (data[offset] !== undefined) element.style[side] = length(data[offset], SPACE);
  }
}

function length(value, words) {
  return value in words ? `${words[value]}px` : value;
}

function gradient(data) {
  const middle = data.centerColor ? `, ${data.centerColor} ${data.centerPosition ?? "50%"}` : "";
  return `linear-gradient(${data.angle}, ${data.startColor}${middle}, ${data.endColor})`;
}

function tappable(element, action, onTap) {
  if (!action) return;
  element.classList.add("tappable");
  element.setAttribute("role", "button");
  element.tabIndex = 0;
  if (action.label) element.setAttribute("aria-label", action.label);
  const tap = (event) => {
    event.stopPropagation();
    event.preventDefault();
    onTap(action);
  };
  element.addEventListener("click", tap);
  element.addEventListener("keydown", (event) => {
    if (event.target === element && (event.key === "Enter" || event.key === " ")) tap(event);
  });
}

/** Once it stands in the page: smaller letters until the words fit. */
function shrink(element) {
  requestAnimationFrame(() => {
    for (let size = parseFloat(getComputedStyle(element).fontSize); size > 8; size -= 1) {
      if (element.scrollWidth <= element.clientWidth) return;
      element.style.fontSize = `${size - 1}px`;
    }
  });
}
