// @ts-check
// What an article lacks or leaves on its page, and what would help.
import { byId, element, label } from "./dom.js";

/** @typedef {{ words: string, gives: string, spare: number, act: Record<string, unknown> | null, paragraph: number | null }} Way */
/** @typedef {{ words: string, over: number, spare: number, ways: Way[] }} Fit */

/** Nobody waits for this who only walks over the page. */
const PAUSE = 200;

/** @param {Desk} desk */
export function start(desk) {
  const room = byId("fit");
  const tag = element("span", "over-tag");
  const bubble = element("div", "bubble");
  /** @type {Fit | null} */
  let fit = null;
  let asked = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const doWay = (/** @type {Way} */ way) => {
    if (way.act) return desk.post("act", way.act);
    const article = desk.state().articles.find((one) => one.id === desk.selected());
    if (article) desk.edit(article.id);
  };

  const button = (/** @type {Way} */ way, /** @type {boolean} */ first) => {
    const made = element("button", first ? "solid" : "framed", label(way.act ? "fit-do" : "fit-edit"));
    made.type = "button";
    made.setAttribute("aria-label", `${label(way.act ? "fit-do" : "fit-edit")}: ${way.words}`);
    made.addEventListener("click", () => doWay(way));
    return made;
  };

  /** @type {Fit | null | undefined} What stands in the side. */
  let listed;

  const draw = () => {
    tag.remove();
    bubble.remove();
    if (fit?.over) beside(fit);
    if (fit === listed) return;
    listed = fit;
    if (!fit) return room.replaceChildren();
    const head = element("div", "side-head", element("h2", undefined, label("fit-head")));
    const words = element("p", fit.over ? "fit-words bad" : "fit-words", fit.words);
    words.setAttribute("role", "status");
    const list = element("ol", "ways", ...fit.ways.map((way, at) => {
      const text = element("div", undefined, element("b", undefined, way.words), element("span", undefined, way.gives));
      return element("li", at === 0 && fit?.over ? "way first" : "way", text, button(way, at === 0));
    }));
    room.replaceChildren(head, words, list);
  };

  /** A word at the module itself. */
  const beside = (/** @type {Fit} */ fit) => {
    const module = desk.state().modules.find((one) => one.article === desk.selected());
    const over = module && desk.sheet(module.page, module.sheet);
    const sheet = module && desk.state().pages.find((one) => one.number === module.page)?.sheets[module.sheet];
    if (!module || !over || !sheet) return;
    tag.textContent = label("fit-over", { n: fit.over });
    Object.assign(tag.style, { left: `${((module.x + module.width) / sheet.width) * 100}%`, top: `${((module.y + module.height) / sheet.height) * 100}%` });
    over.append(tag);
    const place = desk.toClient(module.page, module.sheet, module);
    if (!place || !fit.ways.length) return;
    const canvas = desk.canvas.getBoundingClientRect();
    bubble.replaceChildren(element("p", undefined, fit.words), element("div", "bubble-acts", ...fit.ways.slice(0, 2).map((way, at) => {
      const made = button(way, at === 0);
      made.textContent = way.words;
      return made;
    })));
    const right = place.right + 290 < canvas.right;
    const left = right ? place.right + 14 : Math.max(place.left - 284, canvas.left + 6);
    Object.assign(bubble.style, { left: `${left - canvas.left + desk.canvas.scrollLeft}px`, top: `${place.top + place.height * 0.3 - canvas.top + desk.canvas.scrollTop}px` });
    desk.canvas.append(bubble);
  };

  desk.onChange(() => {
    const id = desk.selected();
    const key = `${id} ${desk.state().version} ${document.documentElement.lang}`;
    if (key === asked) return draw();
    asked = key;
    clearTimeout(waiting);
    fit = null;
    draw();
    if (!id || desk.state().stale) return;
    waiting = setTimeout(async () => {
      const found = await desk.get(`fit/${id.split("/").map(encodeURIComponent).join("/")}`).catch(() => null);
      if (asked !== key) return;
      fit = found && Array.isArray(found.ways) ? found : null;
      draw();
    }, PAUSE);
  });

  // Enter does what is recommended first.
  document.addEventListener("keydown", (event) => {
    const first = fit?.ways.find((way) => way.act);
    if (event.key !== "Enter" || event.defaultPrevented || !desk.letters() || !first || !fit?.over) return;
    event.preventDefault();
    doWay(first);
  });
}
