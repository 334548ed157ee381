// @ts-check
// The document of the search: shows what the index finds, the newest first, and reads no more of it than is shown.
(() => {
  "use strict";

  /** @typedef {PaibanCandidate & { found?: PaibanFound | null }} Candidate `found` when it was looked at */

  const AT_ONCE = 10;
  // Bytes of the index after which a search shows what it has: what is read at a time is less than as much again.
  const ENOUGH = 90e3;
  const FACETS = ["page", "column", "author", "year"];
  const root = document.body.dataset.root ?? "";
  const index = window.paibanIndex, words = window.paibanWords;

  /** @param {string} id */
  const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [facets, heading, count, results] = ["facets", "query", "count", "results"].map(element);
  const box = /** @type {HTMLInputElement} */ (document.getElementById("q"));

  /** @param {string} key @param {number} [n] */
  const word = (key, n = 0) => String([words[key]].flat()[n === 1 ? 0 : [words[key]].flat().length - 1]).replace("{n}", String(n));

  /** @param {string} name @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // --- What is searched; a newer search ends the one before ---

  let search = { text: "", query: /** @type {string[]} */ ([]) };
  /** @type {PaibanQuarter[]} */
  let unread = [];
  /** @type {Candidate[]} */
  let candidates = [];
  /** @type {Map<string, Set<string>>} */
  let chosen = new Map();
  let limit = AT_ONCE;

  /** @param {Candidate} candidate @returns {Record<string, string[]>} */
  const values = (candidate) => ({
    page: [candidate.page], column: candidate.column ? [candidate.column] : [],
    author: candidate.authors, year: [candidate.day.slice(0, 4)],
  });

  /** @param {Candidate} candidate */
  const isWanted = (candidate) =>
    FACETS.every((facet) => !chosen.get(facet)?.size || values(candidate)[facet].some((value) => chosen.get(facet)?.has(value)));

  /** @param {string} text */
  async function begin(text) {
    const own = (search = { text, query: index.fold(text).folded });
    [unread, candidates, chosen, limit] = [[], [], new Map(), AT_ONCE];
    heading.textContent = text;
    if (!own.query.length) return show([], true);
    count.textContent = word("searching");
    try {
      const quarters = await index.quarters();
      if (own === search) unread = quarters;
      await go(own);
    } catch {
      if (own === search) count.textContent = word("failed");
    }
  }

  /** Looks at candidates, and reads further quarters, until enough are shown or enough was read. @param {typeof search} own */
  async function go(own) {
    const before = index.spent();
    for (;;) {
      const wanted = candidates.filter((one) => one.found !== null && isWanted(one));
      const open = wanted.slice(0, limit).filter((one) => !one.found);
      if ((open.length || (wanted.length < limit && unread.length)) && index.spent() - before > ENOUGH) {
        return show(wanted.slice(0, limit).filter((one) => one.found), false);
      }
      if (open.length) {
        const found = await Promise.all(open.map((one) => index.verified(one, own.query)));
        open.forEach((one, at) => { one.found = found[at]; });
      } else if (wanted.length < limit && unread.length) {
        const [quarter] = unread;
        const more = await index.candidates(own.query, quarter);
        if (own !== search) return;
        if (unread[0] === quarter) {
          unread.shift();
          candidates.push(...more);
        }
      } else {
        if (own === search) show(wanted.slice(0, limit), wanted.length <= limit && !unread.length);
        return;
      }
      if (own !== search) return;
    }
  }

  // --- What is shown ---

  /** @param {Candidate[]} shown @param {boolean} all whether there are no others */
  function show(shown, all) {
    const found = shown.flatMap((one) => (one.found ? [one.found] : []));
    const places = found.reduce((sum, one) => sum + one.hits.length, 0);
    const sum = word("stories", found.length) + word("comma") + word("places", places);
    count.textContent = !search.query.length ? "" : !all ? `${sum}…` : found.length ? sum : word("none");
    results.replaceChildren(...found.map(result));
    if (!all) {
      const more = make("button", { type: "button", class: "more" }, word("more"));
      more.onclick = () => {
        const next = found.length;
        limit = next + AT_ONCE;
        go(search).then(() => titles()[next]?.focus(), () => { count.textContent = word("failed"); });
      };
      results.append(more);
    }
    facets.replaceChildren(...FACETS.flatMap(facet));
  }

  /** @param {string} name */
  function facet(name) {
    const counts = new Map();
    for (const one of candidates.filter((one) => one.found !== null))
      for (const value of values(one)[name]) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (!counts.size) return [];
    const entries = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 12);
    const options = entries.map(([value, n]) => {
      const tick = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", name, value }));
      tick.checked = chosen.get(name)?.has(value) ?? false;
      tick.onchange = () => choose(name, value, tick.checked);
      return make("label", {}, tick, make("span", {}, value), make("b", {}, String(n)));
    });
    return [make("fieldset", {}, make("legend", {}, word(name)), ...options)];
  }

  /** @param {string} name @param {string} value @param {boolean} on */
  function choose(name, value, on) {
    const set = chosen.get(name) ?? new Set();
    chosen.set(name, set);
    if (on) set.add(value); else set.delete(value);
    limit = AT_ONCE;
    go(search).then(() => {
      const same = [...facets.querySelectorAll("input")].find((tick) => tick.name === name && tick.value === value);
      same?.focus();
    }, () => { count.textContent = word("failed"); });
  }

  /** @param {PaibanFound} found */
  function result(found) {
    const { text, hits, day } = found;
    const to = (/** @type {string} */ address) => `${root}${address}#q=${encodeURIComponent(search.text)}`;
    const sentences = hits.slice(0, 3).map((hit) => {
      const [before, lit, after] = index.sentence(text.x[hit.piece], hit);
      return make("p", { class: "sentence" }, before, make("mark", {}, lit), after);
    });
    const page = `${to(text.l)}&n=${text.n}`;
    const made = make("article", { class: "result" },
      make("div", {},
        make("p", { class: "meta" }, make("b", {}, found.page), make("time", {}, day), make("span", {}, text.b)),
        make("h2", {}, make("a", { href: to(text.a) }, text.t)),
        ...sentences,
        make("p", { class: "meta" }, make("a", { class: "on-page", href: page }, word("onPage")), word("places", hits.length))));
    if (text.i) {
      const picture = make("a", { class: "thumb", href: page, tabindex: "-1", "aria-hidden": "true" },
        make("img", { src: root + text.i, alt: "", width: "92", loading: "lazy" }));
      made.prepend(picture);
      seen.observe(picture);
      dots.set(picture, found);
    }
    return made;
  }

  // --- Red points on small pictures, when these come into view ---

  /** @type {WeakMap<Element, PaibanFound>} */
  const dots = new WeakMap();
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const found = dots.get(target);
      if (!isIntersecting || !found) continue;
      seen.unobserve(target);
      draw(target, found).catch(() => {});
    }
  });

  /** @param {Element} picture @param {PaibanFound} found */
  async function draw(picture, found) {
    const svg = (/** @type {string} */ name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const places = await index.onPage(found.day, found.text.p, search.query, found);
    const first = places.filter((place) => place.sheet === 0);
    if (!first.length) return;
    const { window } = first[0], drawing = svg("svg"), least = window[2] / 28;
    drawing.setAttribute("viewBox", window.join(" "));
    drawing.setAttribute("fill", "#c8102e");
    for (const { rect } of first.flatMap((place) => place.parts)) {
      const dot = svg("rect");
      const size = { x: rect.x, y: rect.y, width: Math.max(rect.w, least), height: Math.max(rect.h, least / 2) };
      for (const [key, value] of Object.entries(size)) dot.setAttribute(key, String(Math.round(value)));
      drawing.append(dot);
    }
    picture.append(drawing);
  }

  // --- Box and keys ---

  const titles = () => /** @type {HTMLElement[]} */ ([...results.querySelectorAll("h2 a")]);

  document.addEventListener("keydown", (event) => {
    const down = event.key === "ArrowDown";
    if ((!down && event.key !== "ArrowUp") || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target !== box && target.matches("input, select, textarea")) return;
    const all = titles(), at = all.indexOf(target);
    if (at < 0 && !down) return;
    event.preventDefault();
    (all[at + (down ? 1 : -1)] ?? (down ? all[at] : box))?.focus();
  });

  let pause = 0;
  box.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (/** @type {InputEvent} */ (event).isComposing) return;
    pause = window.setTimeout(() => {
      history.replaceState(null, "", `?q=${encodeURIComponent(box.value)}`);
      begin(box.value);
    }, 250);
  });

  box.value = new URLSearchParams(location.search).get("q") ?? "";
  begin(box.value);
})();
