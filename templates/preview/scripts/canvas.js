// @ts-check
// The pages: their sheets in tiles, and over them the places of the articles.
import { element, icon, label } from "./dom.js";

const TILE = 512;
const ZOOMS = [0.15, 0.2, 0.25, 0.33, 0.4, 0.5, 0.64, 0.8, 1, 1.25, 1.6, 2, 2.5, 3.2];

/** @typedef {{ node: HTMLElement, over: HTMLElement, tiles: HTMLElement, page: string, sheet: number, shown: string, near: boolean, size: SheetState }} Sheet */

export class Canvas {
  /**
   * @param {HTMLElement} room
   * @param {{ select: (id: string | null) => void, zoomed: (zoom: number, whole: boolean) => void, moved: () => void }} told
   */
  constructor(room, told) {
    this.room = room;
    this.told = told;
    /** @type {Map<string, Sheet>} */
    this.sheets = new Map();
    /** Pixels of the screen a point. */
    this.zoom = 0.5;
    this.whole = true;
    this.near = new IntersectionObserver((seen) => seen.forEach((one) => this.seen(one)), { root: room, rootMargin: "600px" });
    new ResizeObserver(() => this.whole && this.fit()).observe(room);
    room.addEventListener("scroll", () => told.moved(), { passive: true });
    room.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  /** @param {DeskState} state */
  show(state) {
    this.state = state;
    const kept = new Set();
    /** @type {HTMLElement[]} */
    const pages = [];
    for (const page of state.pages) {
      const sheets = page.sheets.map((size, number) => {
        const key = `${page.number}/${number}`;
        kept.add(key);
        return this.sheetAt(key, page, number, size);
      });
      const found = /** @type {HTMLElement | undefined} */ (sheets[0]?.node.parentElement ?? undefined);
      const node = found ?? element("div", "page");
      node.dataset.page = page.number;
      sheets.filter((sheet) => sheet.node.parentElement !== node).forEach((sheet) => node.append(sheet.node));
      pages.push(node);
    }
    for (const [key, sheet] of this.sheets) {
      if (kept.has(key)) continue;
      this.near.unobserve(sheet.node);
      sheet.node.remove();
      this.sheets.delete(key);
    }
    const stands = [...this.room.children];
    if (stands.length !== pages.length || pages.some((page, at) => page !== stands[at])) this.room.replaceChildren(...pages);
    this.sheets.forEach((sheet) => sheet.node.classList.toggle("stale", state.stale));
    this.modules(state);
    if (this.whole) this.fit();
    else this.measure();
  }

  /**
   * @param {string} key
   * @param {PageState} page
   * @param {number} number
   * @param {SheetState} size
   * @returns {Sheet}
   */
  sheetAt(key, page, number, size) {
    const known = this.sheets.get(key);
    if (known) {
      known.size = size;
      return known;
    }
    const tiles = element("div", "tiles");
    const over = element("div", "places");
    const node = element("div", "sheet", tiles, over);
    const made = { node, over, tiles, page: page.number, sheet: number, shown: "", near: false, size };
    node.dataset.sheet = key;
    node.dataset.wait = label("fetching");
    node.setAttribute("role", "group");
    this.sheets.set(key, made);
    this.near.observe(node);
    return made;
  }

  /** @param {IntersectionObserverEntry} entry */
  seen(entry) {
    const sheet = this.sheets.get(/** @type {HTMLElement} */ (entry.target).dataset.sheet ?? "");
    if (!sheet) return;
    sheet.near = entry.isIntersecting;
    this.paint(sheet);
  }

  /** Places of the articles. Those that stand stay, so that the focus does. */
  modules(/** @type {DeskState} */ state) {
    const articles = new Map(state.articles.map((article) => [article.id, article]));
    this.sheets.forEach((sheet) => {
      const page = state.pages.find((one) => one.number === sheet.page);
      sheet.node.setAttribute("aria-label", page ? page.title : sheet.page);
      const wanted = state.modules.filter((one) => one.page === sheet.page && one.sheet === sheet.sheet);
      const old = /** @type {HTMLButtonElement[]} */ ([...sheet.over.querySelectorAll(":scope > .module")]);
      wanted.forEach((module, at) => {
        const node = old.find((one) => one.dataset.article === module.article && !one.dataset.used) ?? this.module(sheet);
        node.dataset.used = "yes";
        node.dataset.article = module.article;
        const article = articles.get(module.article);
        node.setAttribute("aria-label", article ? name(article) : module.article);
        place(node, module, sheet.size);
        node.style.order = String(at);
        const locked = node.querySelector(".lock");
        if (article?.locked && !locked) node.append(element("span", "lock", icon("lock")));
        if (!article?.locked) locked?.remove();
      });
      sheet.over.querySelectorAll(":scope > .module").forEach((one) => {
        const node = /** @type {HTMLElement} */ (one);
        if (node.dataset.used) delete node.dataset.used;
        else node.remove();
      });
    });
  }

  /** @param {Sheet} sheet */
  module(sheet) {
    const node = element("button", "module");
    node.type = "button";
    node.tabIndex = -1;
    node.addEventListener("click", () => this.told.select(node.dataset.article ?? null));
    sheet.over.append(node);
    return node;
  }

  /**
   * Marks the selected article; with `lead` it is brought into sight, too.
   * @param {string | null} id
   * @param {boolean} lead
   */
  mark(id, lead) {
    /** @type {HTMLElement | null} */
    let first = null;
    this.room.querySelectorAll(".module").forEach((one) => {
      const node = /** @type {HTMLElement} */ (one);
      const is = id !== null && node.dataset.article === id;
      node.classList.toggle("selected", is);
      node.setAttribute("aria-pressed", String(is));
      node.tabIndex = -1;
      if (is && !first) first = node;
    });
    const entry = first ?? /** @type {HTMLElement | null} */ (this.room.querySelector(".module"));
    if (entry) entry.tabIndex = 0;
    if (first && lead) reveal(this.room, first);
    return /** @type {HTMLElement | null} */ (first);
  }

  /** As large as the room shows a whole page. */
  fit() {
    this.whole = true;
    const sizes = [...this.sheets.values()].map((sheet) => sheet.size);
    if (!sizes.length || !this.room.clientHeight) return;
    const height = Math.max(...sizes.map((size) => size.height));
    const width = Math.max(...sizes.map((size) => size.width));
    const zoom = Math.min((this.room.clientHeight - 44) / height, (this.room.clientWidth - 44) / width);
    this.zoom = Math.min(Math.max(zoom, 0.1), 3.2);
    this.measure();
  }

  /** @param {number} steps */
  step(steps) {
    const near = ZOOMS.filter((zoom) => (steps > 0 ? zoom > this.zoom * 1.02 : zoom < this.zoom / 1.02));
    const next = steps > 0 ? near[0] : near[near.length - 1];
    if (next) this.to(next);
  }

  /**
   * Another size; what is in the middle, or at a place of the window, stays where it is.
   * @param {number} zoom
   * @param {[number, number]} [at]
   */
  to(zoom, at) {
    const box = this.room.getBoundingClientRect();
    const [x, y] = at ? [at[0] - box.left, at[1] - box.top] : [box.width / 2, box.height / 2];
    const ratio = zoom / this.zoom;
    const [left, top] = [(this.room.scrollLeft + x) * ratio - x, (this.room.scrollTop + y) * ratio - y];
    this.whole = false;
    this.zoom = zoom;
    this.measure();
    this.room.scrollTo(left, top);
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const zoom = Math.min(Math.max(this.zoom * Math.exp(-event.deltaY / 400), 0.1), 3.2);
    this.to(zoom, [event.clientX, event.clientY]);
  }

  measure() {
    this.sheets.forEach((sheet) => {
      sheet.node.style.width = `${sheet.size.width * this.zoom}px`;
      sheet.node.style.height = `${sheet.size.height * this.zoom}px`;
      this.paint(sheet);
    });
    this.told.zoomed(this.zoom, this.whole);
  }

  /**
   * Shows the tiles of a sheet, if it is near and others are shown. The old ones stay until the new ones are there.
   * @param {Sheet} sheet
   */
  async paint(sheet) {
    if (!sheet.near) return;
    const zoom = Math.min(Math.max(Math.ceil(this.zoom * devicePixelRatio * 100), 5), 400);
    const wanted = `${sheet.size.digest}/${zoom}`;
    const scale = (this.zoom * 100) / zoom;
    if (sheet.shown === wanted) return scaled(sheet.tiles, scale);
    sheet.shown = wanted;
    const [across, down] = [sheet.size.width, sheet.size.height].map((side) => Math.round((side * zoom) / 100));
    const layer = element("div");
    for (let y = 0; y * TILE < down; y++) {
      for (let x = 0; x * TILE < across; x++) {
        const tile = element("img");
        tile.alt = "";
        tile.draggable = false;
        tile.src = `sheet/${sheet.size.digest}/${zoom}/${x}/${y}.png`;
        tile.dataset.place = [x * TILE, y * TILE, Math.min(TILE, across - x * TILE), Math.min(TILE, down - y * TILE)].join(" ");
        layer.append(tile);
      }
    }
    scaled(layer, scale);
    const tiles = /** @type {HTMLImageElement[]} */ ([...layer.children]);
    await Promise.allSettled(tiles.map((tile) => tile.decode()));
    if (sheet.shown !== wanted) return;
    scaled(layer, (this.zoom * 100) / zoom);
    sheet.tiles.replaceChildren(...layer.children);
    sheet.node.dataset.painted = sheet.size.digest;
    this.room.dispatchEvent(new CustomEvent("painted", { detail: sheet.size.digest }));
  }

  /**
   * Where something of the window is on a page.
   * @param {number} clientX
   * @param {number} clientY
   * @returns {PagePoint | null}
   */
  toPage(clientX, clientY) {
    for (const sheet of this.sheets.values()) {
      const box = sheet.node.getBoundingClientRect();
      const [x, y] = [(clientX - box.left) / this.zoom, (clientY - box.top) / this.zoom];
      if (x >= 0 && y >= 0 && x <= sheet.size.width && y <= sheet.size.height) return { page: sheet.page, sheet: sheet.sheet, x, y };
    }
    return null;
  }

  /**
   * Where something of a page is in the window.
   * @param {string} page
   * @param {number} number
   * @param {Placed} rect
   */
  toClient(page, number, rect) {
    const sheet = this.sheets.get(`${page}/${number}`);
    if (!sheet) return null;
    const box = sheet.node.getBoundingClientRect();
    const z = this.zoom;
    return new DOMRect(box.left + rect.x * z, box.top + rect.y * z, rect.width * z, rect.height * z);
  }

  /** The page that most of the room shows. */
  page() {
    const room = this.room.getBoundingClientRect();
    let [best, most] = [/** @type {string | null} */ (null), -Infinity];
    for (const page of /** @type {HTMLCollectionOf<HTMLElement>} */ (this.room.children)) {
      const box = page.getBoundingClientRect();
      const seen = Math.min(box.right, room.right) - Math.max(box.left, room.left);
      if (page.dataset.page !== undefined && seen > most + 1) [best, most] = [page.dataset.page, seen];
    }
    return best;
  }

  /** @param {string} page */
  go(page) {
    const node = /** @type {HTMLElement | undefined} */ ([...this.room.children].find((one) => /** @type {HTMLElement} */ (one).dataset.page === page));
    if (node) this.room.scrollTo({ left: node.offsetLeft - 20, top: 0 });
  }

  /**
   * Shows for a moment where something is: `box` in thousandths of the sheet.
   * @param {string} page
   * @param {number} number
   * @param {[number, number, number, number]} box
   */
  point(page, number, box) {
    const sheet = this.sheets.get(`${page}/${number}`);
    if (!sheet) return;
    const spot = element("span", "spot");
    const [left, top, right, bottom] = box.map((side) => side / 10);
    Object.assign(spot.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` });
    sheet.over.append(spot);
    reveal(this.room, spot);
    setTimeout(() => spot.remove(), 1700);
  }
}

/**
 * Brings something into sight, as little as needed.
 * @param {HTMLElement} room
 * @param {HTMLElement} node
 */
function reveal(room, node) {
  const [outer, inner] = [room.getBoundingClientRect(), node.getBoundingClientRect()];
  /** @type {(from: number, to: number, start: number, end: number) => number} */
  const by = (from, to, start, end) => (from < start ? from - start - 16 : to > end ? Math.min(to - end + 16, from - start - 16) : 0);
  room.scrollBy(by(inner.left, inner.right, outer.left, outer.right), by(inner.top, inner.bottom, outer.top, outer.bottom));
}

/**
 * @param {HTMLElement} layer
 * @param {number} scale
 */
function scaled(layer, scale) {
  for (const tile of /** @type {HTMLCollectionOf<HTMLElement>} */ (layer.children)) {
    const [left, top, width, height] = (tile.dataset.place ?? "").split(" ").map((side) => `${Number(side) * scale}px`);
    Object.assign(tile.style, { left, top, width, height });
  }
}

/**
 * @param {HTMLElement} node
 * @param {Placed} rect
 * @param {SheetState} size
 */
export function place(node, rect, size) {
  const of = (/** @type {number} */ part, /** @type {number} */ whole) => `${(part / whole) * 100}%`;
  node.style.left = of(rect.x, size.width);
  node.style.top = of(rect.y, size.height);
  node.style.width = of(rect.width, size.width);
  node.style.height = of(rect.height, size.height);
}

/** What a screen reader calls an article. */
function name(/** @type {ArticleState} */ article) {
  const parts = [article.title, label(`rank-${article.notice ?? article.rank ?? "none"}`), label("n-characters", { n: article.characters })];
  if (article.locked) parts.push(label("locked"));
  return parts.join(", ");
}
