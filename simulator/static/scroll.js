// Keeps the newest message in sight, unless someone has scrolled up to read.

const NEAR = 80; // pixels above the end that still count as being there

/** `view` scrolls; `inside` grows in it, by a message or by a picture that has come. Returns: go to the end. */
export function staysAtEnd(view, inside) {
  let atEnd = true;
  let last = 0;
  function toEnd() {
    atEnd = true;
    view.scrollTop = view.scrollHeight;
    last = view.scrollTop;
  }
  view.addEventListener("scroll", () => {
    // Away from the end only by scrolling up: the event may come after more has grown below.
    if (view.scrollHeight - view.scrollTop - view.clientHeight < NEAR) atEnd = true;
    else if (view.scrollTop < last) atEnd = false;
    last = view.scrollTop;
  });
  const watch = new ResizeObserver(() => atEnd && toEnd());
  watch.observe(inside);
  watch.observe(view);
  return toEnd;
}
