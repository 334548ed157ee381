// @ts-check
// The lists beside the pages: articles, what is selected, what was found.
import { byId, element, icon, label, tool } from "./dom.js";

/** @type {Set<string>} Pages whose articles are not shown. */
const closed = new Set();

/**
 * The articles, page by page.
 * @param {DeskState} state
 * @param {{ selected: string | null, words: string, select: (id: string) => void, go: (page: string) => void }} desk
 */
export function articles(state, desk) {
  byId("articleCount").textContent = state.articles.length ? String(state.articles.length) : "";
  const focus = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
  const parts = state.pages.map((page) => {
    const own = state.articles.filter((article) => article.page === page.number && matches(article, desk.words));
    if (desk.words && !own.length) return null;
    const isOpen = Boolean(desk.words) || !closed.has(page.number);
    const list = element("ol", undefined, ...own.map((article) => element("li", undefined, row(article, desk))));
    list.hidden = !isOpen;
    if (!own.length) list.append(element("li", "empty", label("no-articles")));
    return element("section", undefined, pageRow(page, own.length, isOpen, () => {
      if (closed.has(page.number)) closed.delete(page.number);
      else closed.add(page.number);
      desk.go(page.number);
      articles(state, desk);
    }), list);
  });
  byId("list").replaceChildren(...parts.filter((part) => part !== null));
  if (focus) /** @type {HTMLElement | null} */ (document.querySelector(`[data-row="${CSS.escape(focus)}"]`))?.focus({ preventScroll: true });
}

function matches(/** @type {ArticleState} */ article, /** @type {string} */ words) {
  return !words || `${article.title} ${article.file ?? ""}`.toLowerCase().includes(words.toLowerCase());
}

/**
 * @param {PageState} page
 * @param {number} count
 * @param {boolean} isOpen
 * @param {() => void} pressed
 */
function pageRow(page, count, isOpen, pressed) {
  const rest = page.name ?? (page.title.startsWith(page.number) ? page.title.slice(page.number.length).trim() : page.title);
  const part = page.filled === null ? 1 : page.filled;
  const full = part >= 0.985 ? label("full") : label("percent-full", { n: Math.round(part * 100) });
  const amount = element("span", part < 0.9 ? "amount bad" : "amount", `${label("n-articles", { n: count })}  ${full}`);
  const made = element("button", "page-row", element("b", undefined, page.number), element("span", "name", rest), amount);
  made.type = "button";
  made.dataset.row = `page ${page.number}`;
  made.setAttribute("aria-expanded", String(isOpen));
  made.addEventListener("click", pressed);
  return made;
}

/**
 * @param {ArticleState} article
 * @param {{ selected: string | null, select: (id: string) => void }} desk
 */
function row(article, desk) {
  const rank = article.notice ? "notice" : article.rank ?? "none";
  const badge = element("span", `rank of-${rank}`, label(`rank-short-${rank}`));
  badge.title = label(`rank-${article.notice ?? rank}`);
  badge.setAttribute("aria-hidden", "true");
  const made = element("button", "article");
  made.type = "button";
  made.dataset.row = article.id;
  made.title = article.title;
  const figure = (/** @type {string} */ classes, /** @type {number | null} */ value, /** @type {string} */ unit, digits = 0) =>
    element("span", `figure ${classes}`, value === null ? "" : value.toFixed(digits), element("span", "hidden", ` ${label(unit)}`));
  made.append(
    element("span", "name", badge, element("span", "hidden", badge.title), element("span", "words", article.title)),
    figure("", article.characters, "characters"),
    figure("rows", article.rows, "rows"),
    figure("cost", article.price, "cost", 1),
  );
  if (article.locked) made.append(icon("lock"), element("span", "hidden", label("locked")));
  if (article.id === desk.selected) made.setAttribute("aria-current", "true");
  made.addEventListener("click", () => desk.select(article.id));
  return made;
}

/** Scrolls the list to the row of an article. */
export function revealRow(/** @type {string | null} */ id) {
  if (id) document.querySelector(`.article[data-row="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
}

/**
 * What is selected: its head, its file.
 * @param {ArticleState | undefined} article
 * @param {{ say: (text: string) => void, language: string }} desk
 */
export function selected(article, desk) {
  byId("lockPlace").replaceChildren(article ? icon(article.locked ? "lock" : "unlock") : "");
  if (!article) {
    byId("selected").replaceChildren(element("p", "hint", label("select-hint")));
    return;
  }
  const head = element("h3", undefined, article.title);
  const facts = [label("n-characters", { n: article.characters })];
  if (article.rows !== null) facts.push(label("n-rows", { n: article.rows }));
  if (article.price !== null) facts.push(`${label("cost")} ${article.price.toFixed(1)}`);
  if (article.blank) facts.push(label("n-spare", { n: article.blank }));
  byId("selected").replaceChildren(head, source(article, desk), element("p", "facts", facts.join(" · ")));
}

/**
 * The file of something, to be copied and to be opened in the user's editor.
 * @param {{ file: string | null, line: number | null, absolute: string | null }} place
 * @param {{ say: (text: string) => void }} desk
 */
function source(place, desk) {
  const line = element("p", "source");
  if (!place.file) return line;
  const link = element("a", undefined, place.file);
  link.href = editorLink(place);
  const copy = tool("copy", label("copy-path"), () => copyPath(place, desk));
  const open = tool("open", label("open-editor"), () => location.assign(editorLink(place)));
  line.append(link, copy, open);
  return line;
}

/** @param {{ absolute: string | null, line: number | null }} place */
export function editorLink({ absolute, line }) {
  const path = absolute ?? "";
  const parts = path.split("/").map(encodeURIComponent).join("/");
  return `vscode://file${path.startsWith("/") ? "" : "/"}${parts.replace("%3A", ":")}:${line ?? 1}`;
}

/**
 * @param {{ absolute: string | null, file: string | null, line: number | null }} place
 * @param {{ say: (text: string, bad?: boolean) => void }} desk
 */
async function copyPath(place, desk) {
  const text = `${place.absolute ?? place.file}:${place.line ?? 1}`;
  try {
    await navigator.clipboard.writeText(text);
    desk.say(label("copied"));
  } catch {
    desk.say(text, true);
  }
}

/**
 * What was found.
 * @param {DeskState} state
 * @param {{ current: number | null, show: (at: number) => void, say: (text: string) => void }} desk
 */
export function diagnostics(state, desk) {
  const count = (/** @type {string} */ level) => state.diagnostics.filter((one) => one.level === level).length;
  const counts = /** @type {[number, string][]} */ ([[count("error"), "n-errors"], [count("warning"), "n-warnings"], [count("advice"), "n-advice"]]);
  const shown = counts.filter(([n]) => n).map(([n, name]) => element(name === "n-errors" ? "b" : "span", undefined, label(name, { n })));
  byId("counts").replaceChildren(...shown);
  const order = { error: 0, warning: 1, advice: 2 };
  const numbers = state.diagnostics.map((_, at) => at).sort((a, b) => order[state.diagnostics[a].level] - order[state.diagnostics[b].level] || a - b);
  const list = numbers.map((at) => diagnostic(state.diagnostics[at], at, desk));
  byId("diagnostics").replaceChildren(...list);
  if (!list.length) byId("diagnostics").append(element("li", "empty", label("nothing-found")));
  return numbers;
}

/**
 * @param {DiagnosticState} one
 * @param {number} at
 * @param {{ current: number | null, show: (at: number) => void, say: (text: string) => void }} desk
 */
function diagnostic(one, at, desk) {
  const message = element("button", "message", ...quoted(one.message));
  message.type = "button";
  message.dataset.diagnostic = String(at);
  message.addEventListener("click", () => desk.show(at));
  const where = element("p", "at");
  if (one.page) where.append(element("span", undefined, one.page));
  if (one.file) {
    const link = element("a", undefined, `${one.file}:${one.line}`);
    link.href = editorLink(one);
    where.append(link, tool("copy", label("copy-path"), () => copyPath(one, desk)));
  }
  const help = element("p", "help", ...quoted(one.help.join(" ")));
  const level = element("span", "hidden", label(`level-${one.level}`));
  const item = element("li", `diagnostic ${one.level}`, icon(one.level), level, message, element("span", "code", one.code), where, help);
  if (desk.current === at) item.classList.add("current");
  return item;
}

/** A sentence with what it quotes between backticks as code. */
export function quoted(/** @type {string} */ text) {
  return text.split("`").map((part, at) => (at % 2 ? element("code", undefined, part) : part));
}
