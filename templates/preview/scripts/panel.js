// @ts-check
// The acts on the selected article as a panel: the same as the keys, for eyes, fingers and screen readers.
import { element, icon, label } from "./dom.js";

const PINS = ["top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "ear"];
const RANKS = ["lead", "major", "middle", "minor", "brief", "photo"];
const MANNERS = ["left", "centred", "reversed", "two-deck"];
const SIZES = ["small", "medium", "large", "dominant"];

/**
 * @param {HTMLElement} room
 * @param {Desk} desk
 * @param {import("./hand.js").Hand} hand
 */
export function panel(room, desk, hand) {
  let shown = "";
  return () => {
    const article = hand.article();
    const state = desk.state();
    const now = JSON.stringify([article, state.pages.map((page) => [page.number, page.articles]), document.documentElement.lang]);
    if (now === shown) return;
    shown = now;
    const focused = room.contains(document.activeElement) ? document.activeElement?.id : undefined;
    room.replaceChildren(...(article ? parts(article, desk, hand) : []));
    if (focused) document.getElementById(focused)?.focus();
  };
}

/**
 * @param {ArticleState} article
 * @param {Desk} desk
 * @param {import("./hand.js").Hand} hand
 */
function parts(article, desk, hand) {
  if (article.notice) return [element("p", "hint", label("hand-booked"))];
  const state = desk.state();
  const page = state.pages.find((one) => one.number === article.page);
  const isFront = state.pages[0]?.number === article.page;
  const pins = PINS.filter((pin) => pin !== "ear" || isFront);
  const grid = element("div", "acts");
  grid.append(
    choice("pinAt", "hand-pin", article.pin, pins, "pin-", (value) => hand.do({ act: "pin", at: value })),
    choice("rankOf", "hand-rank", article.rank, RANKS, "rank-", (value) => hand.do({ act: "rank", value })),
    choice("mannerOf", "hand-manner", article.head, MANNERS, "manner-", (value) => hand.do({ act: "manner", value })),
    toggle(article, hand),
    ...article.pictures.slice(0, 1).filter((one) => one.path).map((one) =>
      choice("sizeOf", "hand-size", one.size, SIZES, "size-", (value) => hand.do({ act: "size", picture: one.path, value }))),
    move(article, desk, hand),
  );
  const buttons = element("div", "act-buttons");
  const at = page?.articles.indexOf(article.id) ?? -1;
  const before = (/** @type {number} */ place) => page?.articles[place] ?? null;
  buttons.append(
    act("hand-earlier", "↑", at > 0, () => hand.do({ act: "order", before: before(at - 1) })),
    act("hand-later", "↓", at >= 0 && at + 1 < (page?.articles.length ?? 0), () => hand.do({ act: "order", before: before(at + 2) })),
    act("hand-swap", "X", true, () => hand.swap()),
    lock(article, hand),
  );
  return [grid, ...breaks(article, hand), buttons];
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string | null} chosen
 * @param {string[]} names
 * @param {string} prefix
 * @param {(value: string | null) => unknown} changed
 */
function choice(id, name, chosen, names, prefix, changed) {
  const list = element("select");
  list.id = id;
  const option = (/** @type {string} */ value, /** @type {string} */ text) => {
    const made = element("option", undefined, text);
    made.value = value;
    made.selected = value === (chosen ?? "");
    return made;
  };
  list.append(option("", label("hand-none")), ...names.map((value) => option(value, label(prefix + value))));
  list.addEventListener("change", () => changed(list.value || null));
  return element("label", "act", element("span", undefined, label(name)), list);
}

/** A box or none. */
function toggle(/** @type {ArticleState} */ article, /** @type {import("./hand.js").Hand} */ hand) {
  const made = element("button", "switch", label(article.boxed ? "hand-boxed" : "hand-unboxed"));
  made.type = "button";
  made.id = "boxOf";
  made.setAttribute("aria-pressed", String(article.boxed));
  made.setAttribute("aria-label", `${label("hand-box")}: ${made.textContent}`);
  made.addEventListener("click", () => hand.do({ act: "box", on: !article.boxed }));
  return element("div", "act", element("span", undefined, label("hand-box")), made);
}

/**
 * @param {ArticleState} article
 * @param {Desk} desk
 * @param {import("./hand.js").Hand} hand
 */
function move(article, desk, hand) {
  const list = element("select");
  list.id = "movePage";
  for (const page of desk.state().pages) {
    const made = element("option", undefined, page.title || page.number);
    made.value = page.number;
    made.selected = page.number === article.page;
    list.append(made);
  }
  list.addEventListener("change", () => hand.do({ act: "page", page: list.value }));
  return element("label", "act", element("span", undefined, label("hand-page")), list);
}

/**
 * Where the headline is broken: a slider over its characters.
 * @param {ArticleState} article
 * @param {import("./hand.js").Hand} hand
 */
function breaks(article, hand) {
  const letters = article.headline.map((line) => [...line].filter((c) => c.trim()));
  const all = letters.flat();
  if (all.length < 2 || article.headline.length > 2) return [];
  const range = element("input");
  range.type = "range";
  range.id = "breakAt";
  range.min = "0";
  range.max = String(all.length - 1);
  range.value = String(article.headline.length === 2 ? letters[0].length : 0);
  const words = element("output", "broken");
  const show = () => {
    const at = Number(range.value);
    const text = at ? `${all.slice(0, at).join("")} / ${all.slice(at).join("")}` : all.join("");
    words.textContent = text;
    range.setAttribute("aria-valuetext", text);
  };
  show();
  range.addEventListener("input", show);
  range.addEventListener("change", () => hand.do({ act: "break", at: Number(range.value) ? [Number(range.value)] : [] }));
  return [element("label", "act wide", element("span", undefined, label("hand-break")), range), words];
}

/**
 * @param {string} name
 * @param {string} sign
 * @param {boolean} can
 * @param {() => unknown} pressed
 */
function act(name, sign, can, pressed) {
  const made = element("button", "plain", element("span", "sign", sign), element("span", undefined, label(name)));
  made.type = "button";
  made.id = name;
  made.disabled = !can;
  made.addEventListener("click", () => pressed());
  return made;
}

function lock(/** @type {ArticleState} */ article, /** @type {import("./hand.js").Hand} */ hand) {
  const made = element("button", "plain", icon(article.locked ? "unlock" : "lock"), element("span", undefined, label(article.locked ? "hand-unlock" : "hand-lock")));
  made.type = "button";
  made.id = "lockOf";
  made.addEventListener("click", () => hand.lock());
  return made;
}
