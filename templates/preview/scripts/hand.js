// @ts-check
// The editor's hand: what is dragged, the handles of photos, the keys and the panel of acts.
import { byId, element, icon, label } from "./dom.js";
import { panel } from "./panel.js";
import { photos } from "./photo.js";

const RANKS = ["lead", "major", "middle", "minor", "brief"];
const MANNERS = [null, "left", "centred", "reversed", "two-deck"];
/** What a hand moves less is a click. */
const SLOP = 6;

/** @typedef {{ act: Record<string, unknown> | null, rect: Placed, page: string, sheet: number, words: string, bad: boolean }} Target */

/** @param {Desk} desk */
export function start(desk) {
  const hand = new Hand(desk);
  const photo = photos(desk, hand);
  const draw = panel(byId("hand"), desk, hand);
  desk.onChange(() => {
    hand.changed();
    draw();
    photo.draw();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || !desk.letters()) return;
    if (photo.key(event) || hand.key(event, photo)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
}

export class Hand {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {string | null} The article that changes places with the one that is selected next. */
    this.swaps = null;
    /** @type {{ id: string, x: number, y: number, from: ModuleState, pointer: number, moves: boolean, target: Target | null } | null} */
    this.drag = null;
    this.ghost = element("span", "shadow");
    this.drop = element("span", "drop", element("span", "drop-words"));
    const canvas = desk.canvas;
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.up(event));
    canvas.addEventListener("pointercancel", () => this.end());
    // A drag is no click.
    canvas.addEventListener("click", (event) => {
      if (!this.dragged) return;
      this.dragged = false;
      event.stopPropagation();
      event.preventDefault();
    }, true);
    this.dragged = false;
  }

  /** The selected article. */
  article() {
    return this.desk.state().articles.find((one) => one.id === this.desk.selected());
  }

  /**
   * Does an act to the selected article.
   * @param {Record<string, unknown>} act
   */
  do(act) {
    const article = this.article();
    return article ? this.desk.post("act", { article: article.id, ...act }) : Promise.resolve({ ok: false });
  }

  /** The other of two articles was chosen. */
  changed() {
    const other = this.desk.selected();
    if (!other) this.swaps = null;
    if (this.swaps && other && other !== this.swaps) {
      const a = this.swaps;
      this.swaps = null;
      this.desk.post("act", { act: "swap", a, b: other });
    }
  }

  /** Waits for the article to change places with. */
  swap() {
    this.swaps = this.desk.selected();
    if (this.swaps) this.desk.say(label("hand-swap-with"));
  }

  /**
   * Its rank, or the one that its place in the list gives it.
   * @param {ArticleState} article
   */
  rank(article) {
    if (article.rank) return article.rank;
    const page = this.desk.state().pages.find((one) => one.number === article.page);
    const at = page ? page.articles.indexOf(article.id) : 0;
    return at < 2 ? RANKS[Math.max(at, 0)] : at < 5 ? "middle" : "minor";
  }

  /**
   * A step up or down among the ranks.
   * @param {number} by
   */
  weigh(by) {
    const article = this.article();
    if (!article) return;
    const at = RANKS.indexOf(this.rank(article)) + by;
    if (at < 0 || at >= RANKS.length) return this.desk.say(label(by < 0 ? "hand-highest" : "hand-lowest"));
    this.do({ act: "rank", value: RANKS[at] });
  }

  lock() {
    const article = this.article();
    if (article) this.do({ act: article.locked ? "unlock" : "lock" });
  }

  manner() {
    const article = this.article();
    if (article) this.do({ act: "manner", value: MANNERS[(MANNERS.indexOf(article.head) + 1) % MANNERS.length] });
  }

  /**
   * To the side or corner in a direction from where it is.
   * @param {number} x
   * @param {number} y
   */
  pin(x, y) {
    const article = this.article();
    const state = this.desk.state();
    const module = state.modules.find((one) => one.article === article?.id);
    const size = module && state.pages.find((one) => one.number === module.page)?.sheets[module.sheet];
    if (!article || !module || !size) return;
    const isLow = (article.pin ?? "").startsWith("bottom") || !article.pin && module.y + module.height / 2 > size.height / 2;
    const side = article.pin?.endsWith("left") ? "-left" : article.pin?.endsWith("right") ? "-right" : "";
    const row = y < 0 ? "top" : y > 0 ? "bottom" : isLow ? "bottom" : "top";
    const column = x < 0 ? "-left" : x > 0 ? "-right" : side;
    this.do({ act: "pin", at: row + column });
  }

  /**
   * The letters that act.
   * @param {KeyboardEvent} event
   * @param {{ step: (by: number) => void, mode: (name: string) => void }} photo
   */
  key(event, photo) {
    const article = this.article();
    if (!article) return false;
    if (event.key === "Escape" && this.swaps) {
      this.swaps = null;
      this.desk.say(label("hand-no-swap"));
      return true;
    }
    if (event.altKey) {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (way) this.pin(way[0], way[1]);
      return Boolean(way);
    }
    const by = event.shiftKey ? -1 : 1;
    /** @type {Record<string, () => unknown>} */
    const acts = {
      r: () => this.weigh(by), b: () => this.do({ act: "box", on: !article.boxed }), h: () => this.manner(), l: () => this.lock(),
      x: () => this.swap(), w: () => photo.step(-by), f: () => photo.mode("focus"), k: () => photo.mode("keep"),
      m: () => this.focus("movePage"), s: () => this.focus("breakAt"),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act || event.shiftKey && !["r", "w"].includes(event.key.toLowerCase())) return false;
    act();
    return true;
  }

  /** Leads to a part of the panel. */
  focus(/** @type {string} */ id) {
    const right = byId("right");
    if (getComputedStyle(right).position === "fixed" || getComputedStyle(right).position === "absolute") byId("drawer").click();
    document.getElementById(id)?.focus();
  }

  /** @param {PointerEvent} event */
  down(event) {
    this.dragged = false;
    const node = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".module"));
    const id = node?.dataset.article;
    if (!node || !id || event.button !== 0 || event.ctrlKey) return;
    // A finger scrolls the pages; it drags what is selected.
    if (event.pointerType === "touch" && id !== this.desk.selected()) return;
    const at = this.desk.toPage(event.clientX, event.clientY);
    const from = at && this.desk.state().modules.find((one) => one.article === id && one.page === at.page && one.sheet === at.sheet);
    if (from) this.drag = { id, x: event.clientX, y: event.clientY, from, pointer: event.pointerId, moves: false, target: null };
  }

  /** @param {PointerEvent} event */
  move(event) {
    const drag = this.drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.moves) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLOP) return;
      drag.moves = true;
      this.desk.canvas.setPointerCapture(drag.pointer);
      document.body.classList.add("dragging");
      const over = this.desk.sheet(drag.from.page, drag.from.sheet);
      set(this.ghost, drag.from, this.size(drag.from));
      over?.append(this.ghost);
    }
    event.preventDefault();
    drag.target = this.target(drag, event);
    this.show(drag.target);
  }

  /** @param {PointerEvent} event */
  up(event) {
    const drag = this.drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    this.dragged = drag.moves;
    this.end();
    if (!drag.moves || !drag.target) return;
    if (drag.target.bad || !drag.target.act) return this.desk.say(drag.target.words, true);
    this.desk.post("act", drag.target.act);
    this.desk.select(drag.id);
  }

  end() {
    this.drag = null;
    this.ghost.remove();
    this.drop.remove();
    document.body.classList.remove("dragging");
  }

  /** @param {{ page: string, sheet: number }} place */
  size(place) {
    return this.desk.state().pages.find((one) => one.number === place.page)?.sheets[place.sheet];
  }

  /**
   * What would be done where the pointer is.
   * @param {{ id: string, from: ModuleState }} drag
   * @param {PointerEvent} event
   * @returns {Target | null}
   */
  target(drag, event) {
    const at = this.desk.toPage(event.clientX, event.clientY);
    const size = at && this.size(at);
    const state = this.desk.state();
    const article = state.articles.find((one) => one.id === drag.id);
    if (!at || !size || !article) return null;
    const whole = { x: 0, y: 0, width: size.width, height: size.height };
    const on = { page: at.page, sheet: at.sheet };
    if (article.notice) return { act: null, rect: drag.from, page: drag.from.page, sheet: drag.from.sheet, words: label("hand-booked"), bad: true };
    if (at.page !== article.page) {
      const words = label("hand-to-page", { page: at.page });
      return { ...on, act: { act: "page", article: drag.id, page: at.page }, rect: whole, words, bad: false };
    }
    const pin = corner(at, size);
    if (pin) {
      const taken = state.articles.find((one) => one.page === at.page && one.pin === pin && one.id !== drag.id);
      const words = taken ? label("hand-taken", { title: taken.title }) : label(`pin-${pin}`);
      return { ...on, act: { act: "pin", article: drag.id, at: pin }, rect: zone(pin, drag.from, size), words, bad: Boolean(taken) };
    }
    const other = state.modules.find((one) => one.page === at.page && one.sheet === at.sheet && one.article !== drag.id
      && at.x >= one.x && at.x <= one.x + one.width && at.y >= one.y && at.y <= one.y + one.height);
    const its = other && state.articles.find((one) => one.id === other.article);
    if (!other || !its) return null;
    const words = its.notice ? label("hand-booked") : label("hand-swap-to", { title: its.title });
    return { ...on, act: { act: "swap", a: drag.id, b: its.id }, rect: other, words, bad: Boolean(its.notice) };
  }

  /** @param {Target | null} target */
  show(target) {
    const over = target && this.desk.sheet(target.page, target.sheet);
    const size = target && this.size(target);
    if (!target || !over || !size) return this.drop.remove();
    set(this.drop, target.rect, size);
    this.drop.classList.toggle("bad", target.bad);
    const words = /** @type {HTMLElement} */ (this.drop.firstElementChild);
    words.replaceChildren(icon(target.bad ? "error" : "check"), element("span", undefined, target.words));
    if (this.drop.parentElement !== over) over.append(this.drop);
  }
}

/**
 * The side or corner at the edge of a sheet.
 * @param {PagePoint} at
 * @param {SheetState} size
 */
function corner(at, size) {
  const [x, y] = [at.x / size.width, at.y / size.height];
  const isHigh = y < 0.2;
  if (!isHigh && y < 0.82) return null;
  const side = x < 0.33 ? "-left" : x > 0.67 ? "-right" : "";
  return (isHigh ? "top" : "bottom") + side;
}

/**
 * About where an article would stand that is pinned somewhere.
 * @param {string} pin
 * @param {Placed} module
 * @param {SheetState} size
 */
function zone(pin, module, size) {
  const edges = size.columns.flat();
  const [left, right] = [Math.min(...edges), Math.max(...edges)];
  const [width, height] = [Math.min(module.width, right - left), Math.min(module.height, size.height * 0.45)];
  const x = pin.endsWith("left") ? left : pin.endsWith("right") ? right - width : (left + right - width) / 2;
  const foot = size.height - size.top * 0.8;
  return { x, y: pin.startsWith("top") ? size.top : foot - height, width, height };
}

/**
 * @param {HTMLElement} node
 * @param {Placed} rect
 * @param {SheetState | undefined} size
 */
export function set(node, rect, size) {
  if (!size) return;
  const of = (/** @type {number} */ part, /** @type {number} */ whole) => `${(part / whole) * 100}%`;
  Object.assign(node.style, {
    left: of(rect.x, size.width), top: of(rect.y, size.height), width: of(rect.width, size.width), height: of(rect.height, size.height),
  });
}
