// @ts-check
// The desk: holds what the program tells, draws it, and leads from one part of it to another.
import { Canvas } from "./canvas.js";
import { byId, chrome, element, icon, label, language } from "./dom.js";
import { letters, listenKeys } from "./keys.js";
import * as lists from "./lists.js";
import { get, listen, post } from "./net.js";
import * as phone from "./phone.js";
import { start as startHand } from "./hand.js";
import { start as startFit } from "./fit.js";
import { start as startChoices } from "./choices.js";

/** @type {DeskState} */
let state = {
  issue: null, path: "", version: -1, stale: false, stopped: null, undo: 0, redo: 0, pages: [], articles: [], modules: [], pictures: [], diagnostics: [],
  settings: { paper: "", theme: "", profile: "", lang: null, papers: [], themes: [], profiles: [] },
};
/** @type {string | null} */
let selected = null;
/** @type {number | null} The diagnostic that is looked at. */
let current = null;
/** @type {number[]} */
let order = [];
let view = "pages";
let found = "";
/** @type {(() => void)[]} */
const listeners = [];

const canvas = new Canvas(byId("pages"), { select: (id) => select(id), zoomed, moved: () => where() });

function article() {
  return state.articles.find((one) => one.id === selected);
}

/**
 * @param {string | null} id
 * @param {boolean} [lead]
 */
function select(id, lead = false) {
  selected = id;
  const node = canvas.mark(id, lead);
  if (node && document.activeElement?.closest("#pages")) node.focus({ preventScroll: true });
  drawLists();
  lists.revealRow(id);
  where();
  if (view === "phones") phone.phones(state, selected, say);
  listeners.forEach((told) => told());
}

function drawLists() {
  lists.articles(state, { selected, words: found, select: (id) => select(id, true), go: (page) => canvas.go(page) });
  lists.selected(article(), { say, language: language() });
}

function drawDiagnostics() {
  order = lists.diagnostics(state, { current, show: showDiagnostic, say });
}

/** Leads to what a diagnostic is about. */
function showDiagnostic(/** @type {number} */ at) {
  current = at;
  const one = state.diagnostics[at];
  drawDiagnostics();
  const button = /** @type {HTMLElement | null} */ (document.querySelector(`[data-diagnostic="${at}"]`));
  button?.focus({ preventScroll: true });
  button?.scrollIntoView({ block: "nearest" });
  if (!one) return;
  if (one.article) select(one.article, true);
  else if (one.page) canvas.go(one.page);
  if (one.page && one.box) canvas.point(one.page, one.sheet ?? 0, one.box);
}

function draw() {
  byId("paper").textContent = state.issue?.title ?? "paiban";
  byId("day").textContent = state.issue?.day ?? "";
  byId("issueNumber").textContent = state.issue?.number ? label("issue-number", { n: state.issue.number }) : "";
  document.title = state.issue ? `${state.issue.title} ${state.issue.date}` : "paiban";
  choices("paperChoice", state.settings.papers, state.settings.paper, "paper-");
  choices("themeChoice", state.settings.themes, state.settings.theme, "theme-");
  choices("profileChoice", state.settings.profiles, state.settings.profile, "profile-");
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !state.undo;
  /** @type {HTMLButtonElement} */ (byId("redo")).disabled = !state.redo;
  if (selected && !article()) selected = null;
  canvas.show(state);
  canvas.mark(selected, false);
  drawOver();
  drawLists();
  drawDiagnostics();
  where();
  if (view === "phones") phone.phones(state, selected, say);
  listeners.forEach((told) => told());
}

/** What is wrong, over the last good pages. */
function drawOver() {
  const errors = state.diagnostics.filter((one) => one.level === "error");
  const over = byId("over");
  over.hidden = !state.stale && !state.stopped;
  if (over.hidden) return over.replaceChildren();
  const head = state.pages.length ? label("last-good") : label("no-pages-yet");
  const lines = errors.slice(0, 3).flatMap((one) => [
    element("strong", undefined, one.message), element("span", "file", one.file ? `${one.file}:${one.line}` : one.page ?? ""), element("span", "help", one.help.join(" ")),
  ]);
  if (state.stopped) lines.unshift(element("strong", undefined, state.stopped));
  over.replaceChildren(element("span", undefined, head), ...lines);
}

/**
 * @param {string} id
 * @param {string[]} names
 * @param {string} chosen
 * @param {string} prefix
 */
function choices(id, names, chosen, prefix) {
  const list = /** @type {HTMLSelectElement} */ (byId(id));
  const options = names.map((name) => {
    const option = element("option", undefined, label(prefix + name));
    option.value = name;
    option.selected = name === chosen;
    return option;
  });
  list.replaceChildren(...options);
}

function where() {
  const page = state.pages.find((one) => one.number === (view === "pages" ? canvas.page() : article()?.page));
  const parts = [element("b", undefined, page?.title ?? "")];
  const one = article();
  if (one) parts.push(element("span", undefined, `${label("selected")} `), element("b", undefined, one.title));
  byId("where").replaceChildren(...parts);
}

function zoomed(/** @type {number} */ zoom, /** @type {boolean} */ whole) {
  byId("percent").textContent = `${Math.round(zoom * 100)}%`;
  byId("whole").setAttribute("aria-pressed", String(whole));
  listeners.forEach((told) => told());
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence;

/**
 * Says something at the top for some seconds.
 * @param {string} text
 * @param {boolean} [bad]
 */
function say(text, bad = false) {
  clearTimeout(silence);
  const said = byId("said");
  said.classList.toggle("bad", bad);
  said.title = text;
  said.replaceChildren(...(text ? [icon(bad ? "error" : "check"), element("span", undefined, text)] : []));
  if (text) silence = setTimeout(() => say(""), bad ? 12000 : 6000);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {Promise<void> | null} */
let asking = null;

/**
 * Asks for the state, once at a time; the last answer is shown.
 * @returns {Promise<void>}
 */
async function refresh() {
  if (asking) return asking.then(refresh);
  asking = (async () => {
    try {
      const next = await get("state.json");
      clearTimeout(waiting);
      document.body.removeAttribute("aria-busy");
      if (next.version < state.version) return;
      state = next;
      draw();
    } catch {
      say(label("lost"), true);
    } finally {
      asking = null;
    }
  })();
  return asking;
}

/**
 * Sends what is to be done, says what was done, shows it.
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<Done>}
 */
async function act(path, body) {
  const begun = performance.now();
  busy();
  let done;
  try {
    done = await post(path, body);
  } catch {
    done = { ok: false, message: label("lost") };
  }
  clearTimeout(waiting);
  await refresh();
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  if (done.ok && done.words) say(label("done-in", { words: done.words, s: seconds }));
  else if (!done.ok) say(done.message ?? label("nothing-done"), true);
  return done;
}

/** Says that pages are being set, if that takes longer than a moment. */
function busy() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    document.body.setAttribute("aria-busy", "true");
    say(label("setting"));
  }, 250);
}

/** Opens the file of an article in the user's editor. */
function edit(/** @type {string} */ id, /** @type {number | undefined} */ line) {
  const one = state.articles.find((other) => other.id === id);
  if (one?.absolute) location.assign(lists.editorLink({ absolute: one.absolute, line: line ?? one.line }));
}

/** Selects the article that stands next in a direction; from the edge of a page it goes to the next one. */
function walk(/** @type {number} */ x, /** @type {number} */ y) {
  if (view === "phones") {
    const at = state.articles.findIndex((one) => one.id === selected);
    return select(state.articles[Math.min(Math.max(at + (x || y), 0), state.articles.length - 1)]?.id ?? null);
  }
  const shift = new Map();
  let left = 0;
  state.pages.forEach((page) => page.sheets.forEach((sheet, number) => {
    shift.set(`${page.number}/${number}`, left);
    left += sheet.width + 40;
  }));
  const boxes = state.modules.map((one) => ({ ...one, x: one.x + shift.get(`${one.page}/${one.sheet}`) }));
  const at = boxes.find((one) => one.article === selected);
  if (!at) {
    const first = boxes.find((one) => one.page === canvas.page()) ?? boxes[0];
    return first && select(first.article, true);
  }
  const middle = (/** @type {Placed} */ box) => [box.x + box.width / 2, box.y + box.height / 2];
  const [fromX, fromY] = middle(at);
  let [best, least] = [/** @type {string | null} */ (null), Infinity];
  for (const box of boxes) {
    if (box.article === selected) continue;
    // How far it begins beyond the edge, and how far it lies to the side.
    const ahead = x ? (x > 0 ? box.x - at.x - at.width : at.x - box.x - box.width) : y > 0 ? box.y - at.y - at.height : at.y - box.y - box.height;
    if (ahead < -8) continue;
    const [toX, toY] = middle(box);
    const aside = x ? Math.max(Math.abs(toY - fromY) - (box.height + at.height) / 2, 0) + Math.abs(toY - fromY) / 20
      : Math.max(Math.abs(toX - fromX) - (box.width + at.width) / 2, 0) + Math.abs(toX - fromX) / 20;
    const price = Math.max(ahead, 0) + aside * 3;
    if (price < least) [best, least] = [box.article, price];
  }
  if (best) select(best, true);
}

function turn(/** @type {number} */ by) {
  const at = state.pages.findIndex((page) => page.number === canvas.page());
  const page = state.pages[Math.min(Math.max(at + by, 0), state.pages.length - 1)];
  if (!page) return;
  canvas.go(page.number);
  const first = state.modules.find((one) => one.page === page.number);
  if (first) select(first.article);
  canvas.go(page.number);
}

function show(/** @type {string} */ name) {
  view = name;
  const isPhone = name === "phones";
  document.body.classList.toggle("on-phones", isPhone);
  byId("pages").hidden = isPhone;
  byId("phones").hidden = !isPhone;
  byId("zoom").hidden = isPhone;
  byId("compare").hidden = !isPhone;
  for (const [id, is] of /** @type {[string, boolean][]} */ ([["tabPages", !isPhone], ["tabPhone", isPhone]])) {
    byId(id).setAttribute("aria-selected", String(is));
    byId(id).tabIndex = is ? 0 : -1;
  }
  where();
  if (isPhone) phone.phones(state, selected, say);
  else canvas.show(state);
}

function openFind(/** @type {boolean} */ open) {
  byId("findBox").hidden = !open;
  byId("find").setAttribute("aria-expanded", String(open));
  const text = /** @type {HTMLInputElement} */ (byId("findText"));
  if (open) return text.focus();
  text.value = found = "";
  drawLists();
}

function openDrawer(/** @type {boolean} */ open) {
  byId("right").classList.toggle("open", open);
  byId("drawer").setAttribute("aria-expanded", String(open));
}

function escape() {
  if (byId("right").classList.contains("open")) return openDrawer(false);
  if (!byId("findBox").hidden) return openFind(false);
  if (selected) select(null);
}

function connect() {
  byId("undo").addEventListener("click", () => act("undo"));
  byId("redo").addEventListener("click", () => act("redo"));
  byId("smaller").addEventListener("click", () => canvas.step(-1));
  byId("larger").addEventListener("click", () => canvas.step(1));
  byId("whole").addEventListener("click", () => canvas.fit());
  byId("find").addEventListener("click", () => openFind(byId("findBox").hidden));
  byId("drawer").addEventListener("click", () => openDrawer(!byId("right").classList.contains("open")));
  byId("tabPages").addEventListener("click", () => show("pages"));
  byId("tabPhone").addEventListener("click", () => show("phones"));
  document.querySelector("[role=tablist]")?.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    show(view === "pages" ? "phones" : "pages");
    byId(view === "pages" ? "tabPages" : "tabPhone").focus();
  });
  byId("findText").addEventListener("input", (event) => {
    found = /** @type {HTMLInputElement} */ (event.target).value.trim();
    drawLists();
  });
  byId("findText").addEventListener("keydown", (event) => {
    const first = /** @type {HTMLElement | null} */ (document.querySelector(".article"));
    if (/** @type {KeyboardEvent} */ (event).key === "Enter") first?.click();
  });
  for (const [id, name] of [["paperChoice", "paper"], ["themeChoice", "theme"], ["profileChoice", "profile"]]) {
    byId(id).addEventListener("change", (event) => act("settings", { [name]: /** @type {HTMLSelectElement} */ (event.target).value }));
  }
  listenKeys({
    walk, page: turn, find: () => openFind(true), edit: () => selected && edit(selected, undefined), whole: () => canvas.fit(),
    zoom: (by) => canvas.step(by), view: () => {
      show(view === "pages" ? "phones" : "pages");
      byId(view).focus();
    },
    diagnostic: () => {
      const next = order[(order.indexOf(current ?? -1) + 1) % order.length];
      if (next !== undefined) showDiagnostic(next);
      byId("pages").focus({ preventScroll: true });
    },
    undo: () => act("undo"), redo: () => act("redo"), escape,
  });
}

/** @type {Desk} */
const desk = {
  state: () => state,
  onChange: (told) => {
    listeners.push(told);
    told();
  },
  selected: () => selected,
  select: (id) => select(id, true),
  post: act,
  get,
  say,
  canvas: byId("pages"),
  toPage: (x, y) => canvas.toPage(x, y),
  toClient: (page, sheet, rect) => canvas.toClient(page, sheet, rect),
  sheet: (page, sheet) => canvas.sheets.get(`${page}/${sheet}`)?.over ?? null,
  page: () => canvas.page(),
  edit,
  letters,
  labels: label,
};

chrome((lang) => {
  phone.refresh();
  act("settings", { lang });
  draw();
});
connect();
startHand(desk);
startFit(desk);
startChoices(desk);
listen({ changed: (version) => version > state.version && refresh(), busy, lost: () => say(label("lost"), true), back: refresh });
refresh().then(() => byId("pages").focus({ preventScroll: true }));
