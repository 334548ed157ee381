// @ts-check
// Handles on the photos of the selected article: narrower, wider, the focus, the parts that must stay.
import { element, label } from "./dom.js";

const SIZES = ["small", "medium", "large", "dominant"];

/** @typedef {import("./hand.js").Hand} Hand */
/** @typedef {{ picture: PictureState, figure: FigureState }} Shown */

/**
 * @param {Desk} desk
 * @param {Hand} hand
 */
export function photos(desk, hand) {
  /** @type {string | null} */
  let mode = null;
  /** @type {[number, number, number, number]} What is drawn by keys, in hundredths of the photo. */
  let drawn = [50, 50, 30, 30];
  /** @type {HTMLElement[]} */
  let nodes = [];

  /** @returns {Shown[]} */
  const shown = () => {
    const article = hand.article();
    if (!article) return [];
    return desk.state().pictures.filter((one) => one.article === article.id).flatMap((picture) => {
      const figure = article.pictures.find((one) => one.path === picture.path);
      return figure ? [{ picture, figure }] : [];
    });
  };

  const size = (/** @type {PictureState} */ picture) => hand.size(picture);

  /** The size that is asked, or about the one that it has on the page. */
  const sizeOf = (/** @type {Shown} */ one) => {
    if (one.figure.size) return one.figure.size;
    const sheet = size(one.picture);
    const part = sheet ? (one.picture.width * one.picture.height) / (sheet.width * sheet.height) : 0;
    return part > 0.22 ? "dominant" : part > 0.1 ? "large" : part > 0.035 ? "medium" : "small";
  };

  /** A size more or less. */
  const step = (/** @type {number} */ by) => {
    const one = shown()[0];
    if (!one) return desk.say(label("hand-no-photo"));
    const at = SIZES.indexOf(sizeOf(one)) + by;
    if (at < 0 || at >= SIZES.length) return desk.say(label(by < 0 ? "hand-smallest" : "hand-largest"));
    hand.do({ act: "size", picture: one.picture.path, value: SIZES[at] });
  };

  const begin = (/** @type {string} */ name) => {
    const one = shown()[0];
    if (!one) return desk.say(label("hand-no-photo"));
    mode = mode === name ? null : name;
    const kept = one.figure.keep[0];
    drawn = name === "keep" ? (kept ?? [25, 25, 50, 50]) : [...(one.figure.focus ?? [50, 50]), 0, 0];
    if (mode) desk.say(label(`hand-${name}-keys`));
    draw();
  };

  const finish = (/** @type {Shown} */ one) => {
    const act = mode === "keep" ? { act: "keep", parts: [drawn] } : { act: "focus", at: drawn.slice(0, 2) };
    mode = null;
    hand.do({ ...act, picture: one.picture.path });
  };

  /** Keys on a photo: arrows move, with Shift they widen, Enter keeps, Delete takes away. */
  const key = (/** @type {KeyboardEvent} */ event) => {
    const one = shown()[0];
    if (!mode || !one) return false;
    const way = { ArrowLeft: [-2, 0], ArrowRight: [2, 0], ArrowUp: [0, -2], ArrowDown: [0, 2] }[event.key];
    if (way && !event.altKey) {
      const from = event.shiftKey && mode === "keep" ? 2 : 0;
      drawn[from] += way[0];
      drawn[from + 1] += way[1];
      clamp();
      draw();
    } else if (event.key === "Enter") {
      finish(one);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      const act = mode === "keep" ? { act: "keep", parts: [] } : { act: "focus", at: null };
      mode = null;
      hand.do({ ...act, picture: one.picture.path });
    } else if (event.key === "Escape") {
      mode = null;
      draw();
    } else {
      return false;
    }
    return true;
  };

  const clamp = () => {
    const within = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) => Math.min(Math.max(Math.round(value), least), most);
    if (mode === "keep") {
      drawn[2] = within(drawn[2], 2, 100);
      drawn[3] = within(drawn[3], 2, 100);
      drawn[0] = within(drawn[0], 0, 100 - drawn[2]);
      drawn[1] = within(drawn[1], 0, 100 - drawn[3]);
    } else {
      drawn = [within(drawn[0], 0, 100), within(drawn[1], 0, 100), 0, 0];
    }
  };

  /** The part of the whole photo that the page shows, in hundredths. */
  const crop = (/** @type {PictureState} */ picture) => picture.crop;

  /**
   * Draws a rectangle of the whole photo into its frame.
   * @param {HTMLElement} node
   * @param {number[]} part
   * @param {PictureState} picture
   */
  const put = (node, part, picture) => {
    const [left, top, width, height] = crop(picture);
    Object.assign(node.style, {
      left: `${((part[0] - left) / width) * 100}%`, top: `${((part[1] - top) / height) * 100}%`,
      width: `${(part[2] / width) * 100}%`, height: `${(part[3] / height) * 100}%`,
    });
  };

  const draw = () => {
    nodes.forEach((node) => node.remove());
    nodes = [];
    const all = shown();
    if (!all.length) mode = null;
    all.forEach((one, at) => {
      const over = desk.sheet(one.picture.page, one.picture.sheet);
      const sheet = size(one.picture);
      if (!over || !sheet) return;
      const frame = element("div", mode && at === 0 ? `photo ${mode}` : "photo");
      Object.assign(frame.style, {
        left: `${(one.picture.x / sheet.width) * 100}%`, top: `${(one.picture.y / sheet.height) * 100}%`,
        width: `${(one.picture.width / sheet.width) * 100}%`, height: `${(one.picture.height / sheet.height) * 100}%`,
      });
      if (one.picture.index !== null) frame.append(handle(one, "left"), handle(one, "right"));
      one.figure.keep.forEach((part) => {
        const node = element("span", "kept");
        put(node, part, one.picture);
        frame.append(node);
      });
      const spot = mode === "focus" && at === 0 ? drawn : one.figure.focus;
      if (spot) {
        const node = element("span", "focus-spot");
        put(node, [spot[0], spot[1], 0, 0], one.picture);
        frame.append(node);
      }
      if (mode === "keep" && at === 0) {
        const node = element("span", "kept drawing");
        put(node, drawn, one.picture);
        frame.append(node);
      }
      if (mode && at === 0) pointing(frame, one);
      over.append(frame);
      nodes.push(frame);
    });
  };

  /**
   * A handle at a side: by columns narrower or wider.
   * @param {Shown} one
   * @param {"left" | "right"} side
   */
  const handle = (one, side) => {
    const made = element("button", `handle ${side}`);
    made.type = "button";
    made.tabIndex = -1;
    made.setAttribute("aria-label", label("hand-photo-width", { size: label(`size-${sizeOf(one)}`) }));
    let [from, by] = [0, 0];
    const columns = size(one.picture)?.columns ?? [];
    const column = columns.length > 1 ? columns[1][0] - columns[0][0] : 60;
    made.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      from = event.clientX;
      by = 0;
      made.setPointerCapture(event.pointerId);
    });
    made.addEventListener("pointermove", (event) => {
      if (!made.hasPointerCapture(event.pointerId)) return;
      const unit = (desk.toClient(one.picture.page, one.picture.sheet, { x: 0, y: 0, width: column, height: 1 })?.width ?? 60) * 0.6;
      const moved = (event.clientX - from) * (side === "left" ? -1 : 1);
      by = Math.trunc(moved / unit);
      const at = SIZES.indexOf(sizeOf(one)) + Math.sign(by);
      made.dataset.words = by ? label(SIZES[at] ? `size-${SIZES[at]}` : by < 0 ? "hand-smallest" : "hand-largest") : "";
      made.classList.toggle("bad", Boolean(by) && !SIZES[at]);
    });
    made.addEventListener("pointerup", (event) => {
      event.stopPropagation();
      made.dataset.words = "";
      const at = SIZES.indexOf(sizeOf(one)) + Math.sign(by);
      if (by && SIZES[at]) hand.do({ act: "size", picture: one.picture.path, value: SIZES[at] });
      else if (by) desk.say(label(by < 0 ? "hand-smallest" : "hand-largest"));
    });
    made.addEventListener("click", (event) => event.stopPropagation());
    return made;
  };

  /**
   * The pointer on the photo: a spot, or a rectangle that is drawn.
   * @param {HTMLElement} frame
   * @param {Shown} one
   */
  const pointing = (frame, one) => {
    /** @type {[number, number] | null} */
    let begun = null;
    const at = (/** @type {PointerEvent} */ event) => {
      const box = frame.getBoundingClientRect();
      const [left, top, width, height] = crop(one.picture);
      return /** @type {[number, number]} */ ([
        left + ((event.clientX - box.left) / box.width) * width, top + ((event.clientY - box.top) / box.height) * height,
      ]);
    };
    const rectangle = (/** @type {[number, number]} */ a, /** @type {[number, number]} */ b) => {
      drawn = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
      clamp();
    };
    frame.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      begun = at(event);
      frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", (event) => {
      if (!begun || mode !== "keep") return;
      rectangle(begun, at(event));
      const node = /** @type {HTMLElement | null} */ (frame.querySelector(".drawing"));
      if (node) put(node, drawn, one.picture);
    });
    frame.addEventListener("pointerup", (event) => {
      event.stopPropagation();
      if (!begun) return;
      if (mode === "keep") rectangle(begun, at(event));
      else drawn = [...at(event), 0, 0];
      begun = null;
      clamp();
      finish(one);
    });
    frame.addEventListener("click", (event) => event.stopPropagation());
  };

  return { draw, step, mode: begin, key };
}
