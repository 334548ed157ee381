// @ts-check
// The strip of other pages to choose from.
import { byId, element, icon, label } from "./dom.js";

/** @typedef {{ words: string[], cost: number, moved: { sheet: number, article: string, cells: { column: number, row: number, columns: number, rows: number } }[] }} Choice */

/** They take a search: they are asked for when nobody did anything for a while. */
const PAUSE = 1200;

/** @param {Desk} desk */
export function start(desk) {
  const room = byId("choices");
  /** @type {Choice[]} */
  let choices = [];
  /** @type {number | null} */
  let looked = null;
  /** Of which page and version they are. */
  let shown = "";
  let asked = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {HTMLElement[]} */
  let outlines = [];

  const page = () => desk.state().pages.find((one) => one.number === pageNumber());
  const pageNumber = () => {
    const article = desk.state().articles.find((one) => one.id === desk.selected());
    return article?.page ?? desk.page();
  };

  const accept = (/** @type {number} */ at) => desk.post("accept", { page: pageNumber(), choice: at });

  const look = (/** @type {number | null} */ at) => {
    looked = at !== null && at < choices.length ? at : null;
    draw();
    if (looked !== null) {
      desk.say(label("choice-said", { n: looked + 1, words: choices[looked].words.join(label("list-comma")) }));
      room.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };

  /** Where what moves would stand, on the page itself. */
  const outline = () => {
    outlines.forEach((node) => node.remove());
    outlines = [];
    const own = page();
    if (looked === null || !own) return;
    for (const { sheet, cells } of choices[looked].moved) {
      const size = own.sheets[sheet];
      const over = desk.sheet(own.number, sheet);
      if (!size || !over) continue;
      const node = element("span", "would-stand");
      place(node, cells, size);
      over.append(node);
      outlines.push(node);
    }
  };

  /**
   * @param {HTMLElement} node
   * @param {{ column: number, row: number, columns: number, rows: number }} cells
   * @param {SheetState} size
   */
  const place = (node, cells, size) => {
    const left = size.columns[cells.column]?.[0] ?? 0;
    const right = size.columns[Math.min(cells.column + cells.columns, size.columns.length) - 1]?.[1] ?? size.width;
    const of = (/** @type {number} */ part, /** @type {number} */ whole) => `${(part / whole) * 100}%`;
    Object.assign(node.style, {
      left: of(left, size.width), width: of(right - left, size.width),
      top: of(size.top + cells.row * size.row, size.height), height: of((cells.rows - 1) * size.row, size.height),
    });
  };

  const card = (/** @type {Choice} */ choice, /** @type {number} */ at) => {
    const own = page();
    const size = own?.sheets[0];
    const picture = element("img");
    picture.alt = "";
    picture.src = `choices/${encodeURIComponent(pageNumber() ?? "")}/${at}.png?${desk.state().version}`;
    const thumb = element("span", "thumb", picture);
    if (size) {
      thumb.style.aspectRatio = `${size.width} / ${size.height}`;
      for (const { sheet, cells } of choice.moved.filter((one) => one.sheet === 0)) {
        const node = element("span", "moved");
        node.dataset.sheet = String(sheet);
        place(node, cells, size);
        thumb.append(node);
      }
    }
    const isLooked = looked === at;
    const [first, ...rest] = choice.words;
    const words = element("span", "choice-words", element("span", "choice-head", element("kbd", undefined, String(at + 1)), element("b", undefined, first ?? "")),
      ...rest.map((text) => element("span", undefined, text)), element("span", "cost", `${label("cost")} ${choice.cost.toFixed(1)}`));
    const open = element("button", "choice-open", thumb, words);
    open.type = "button";
    open.setAttribute("aria-pressed", String(isLooked));
    open.addEventListener("click", () => look(isLooked ? null : at));
    const made = element("li", "choice", open);
    if (isLooked) {
      made.setAttribute("aria-current", "true");
      const use = element("button", "solid use", label("choice-use"), element("kbd", undefined, "Enter"));
      use.type = "button";
      use.addEventListener("click", () => accept(at));
      made.append(use);
    }
    return made;
  };

  const draw = () => {
    outline();
    const own = page();
    if (!own) return room.replaceChildren();
    const head = element("div", "choices-head", element("h2", undefined, label("choice-head", { page: own.number })),
      element("p", undefined, label("choice-locked")), element("p", undefined, label("choice-now", { cost: own.cost.toFixed(1) })));
    if (own.accepted) {
      const anew = element("button", "framed", label("choice-anew"));
      anew.type = "button";
      anew.addEventListener("click", () => desk.post("act", { act: "recompose", page: own.number }));
      head.append(anew);
    }
    const isThere = shown === asked;
    const hint = isThere ? label("choice-none") : label("choice-search");
    const list = choices.length ? element("ol", "choice-list", ...choices.map(card)) : element("p", "hint", isThere ? icon("advice") : null, hint);
    room.setAttribute("aria-busy", String(!isThere));
    room.replaceChildren(head, list);
  };

  const ask = async (/** @type {string} */ key) => {
    const number = pageNumber();
    const found = await desk.get(`choices/${encodeURIComponent(number ?? "")}`).catch(() => []);
    if (asked !== key) return;
    choices = Array.isArray(found) ? found : [];
    shown = key;
    draw();
  };

  desk.onChange(() => {
    const key = `${pageNumber()} ${desk.state().version} ${document.documentElement.lang}`;
    if (key === asked) return outline();
    asked = key;
    looked = null;
    choices = [];
    clearTimeout(waiting);
    draw();
    if (pageNumber() && !desk.state().stale) waiting = setTimeout(() => ask(key), PAUSE);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !desk.letters()) return;
    const number = Number(event.key);
    if (number >= 1 && number <= 5 && choices.length >= number) look(looked === number - 1 ? null : number - 1);
    else if (event.key === "Enter" && looked !== null) accept(looked);
    else if (event.key === "Escape" && looked !== null) look(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
