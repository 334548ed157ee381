// @ts-check
// What every document of a site gains by a script; without it all texts and links are there. Of the reader it keeps
// the size of text and the colours of day or night, on the reader's own machine.
(() => {
  "use strict";

  const words = window.paibanWords, page = document.documentElement, body = document.body;
  const root = body.dataset.root ?? "";

  /** @param {string} key @param {number} [n] @param {number} [all] */
  const word = (key, n = 0, all = 0) => String(words[key]).replace("{n}", String(n)).replace("{all}", String(all));
  /** @template {Element} T @param {string} selector @param {ParentNode} [within] */
  const one = (selector, within = document) => /** @type {T | null} */ (within.querySelector(selector));
  /** @param {string} selector @param {ParentNode} [within] */
  const every = (selector, within = document) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

  /** @param {string} name @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** @param {string} label @param {() => void} does @param {Record<string, string>} [attributes] */
  function button(label, does, attributes = {}) {
    const made = make("button", { type: "button", ...attributes }, label);
    made.onclick = does;
    return made;
  }

  // Some browsers keep nothing for files, or for a reader who wants no traces.
  const memory = {
    /** @param {string} key */
    read: (key) => { try { return localStorage.getItem(`paiban.${key}`); } catch { return null; } },
    /** @param {string} key @param {string} value */
    keep: (key, value) => { try { localStorage.setItem(`paiban.${key}`, value); } catch { /* it lasts for this document */ } },
  };

  // --- Day and night ---

  const isNight = () =>
    (page.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const kept = memory.read("scheme");
  if (kept === "dark" || kept === "light") page.dataset.scheme = kept;
  const night = /** @type {HTMLElement} */ (one("#night")) ?? make("button", { type: "button", id: "night", class: "night" });
  const showNight = () => { night.textContent = word(isNight() ? "day" : "night"); };
  night.hidden = false;
  night.onclick = () => {
    page.dataset.scheme = isNight() ? "light" : "dark";
    memory.keep("scheme", page.dataset.scheme);
    showNight();
  };
  showNight();
  if (!night.isConnected) one(".bar .inner")?.append(night);

  // --- Size of text ---

  const sizes = /** @type {HTMLInputElement[]} */ (every("input[name=size]"));
  /** @param {number} at */
  function setSize(at) {
    const size = sizes[Math.max(0, Math.min(at, sizes.length - 1))];
    if (!size) return;
    size.checked = true;
    page.dataset.size = size.value;
    memory.keep("size", size.value);
  }
  for (const [at, size] of sizes.entries()) {
    size.onchange = () => setSize(at);
    if (size.value === memory.read("size")) setSize(at);
  }

  // --- An area and its story light each other ---

  /** @param {EventTarget | null} target @param {boolean} on */
  function light(target, on) {
    const number = target instanceof Element && target.closest("[data-article]")?.getAttribute("data-article");
    if (number) for (const same of document.querySelectorAll(`[data-article="${CSS.escape(number)}"]`)) same.classList.toggle("lit", on);
  }
  for (const [begins, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(begins, (event) => light(event.target, true));
    document.addEventListener(ends, (event) => light(event.target, false));
  }

  // --- The picture of a page, larger ---

  const sheet = /** @type {HTMLElement | null} */ (one("#sheet"));
  const enlarge = /** @type {HTMLAnchorElement | null} */ (one(".enlarge"));
  /** @param {boolean} on */
  function zoom(on) {
    if (!sheet || !enlarge) return;
    sheet.classList.toggle("large", on);
    sheet.style.overflow = on ? "auto" : "";
    for (const picture of /** @type {HTMLImageElement[]} */ (every(".sheet > img", sheet))) {
      const width = on ? `${Math.max(1440, innerWidth)}px` : "";
      if (picture.parentElement) picture.parentElement.style.width = width;
      picture.dataset.sizes ??= picture.sizes;
      picture.sizes = width || picture.dataset.sizes;
    }
    enlarge.textContent = word(on ? "smaller" : "larger");
    enlarge.setAttribute("aria-pressed", String(on));
  }
  if (enlarge) {
    enlarge.setAttribute("role", "button");
    zoom(false);
    enlarge.onclick = (event) => {
      event.preventDefault();
      zoom(!sheet?.classList.contains("large"));
    };
  }

  // --- Reading aloud ---

  const tools = one(".tools-row");
  const paragraphs = every("#ozoom > *, #ozoom > section > *").filter((part) => !part.matches("section, figure, table"));
  const speech = { at: 0, on: false, rate: 1 };
  const said = make("span", { role: "status" });

  /** What is said of a paragraph: not its readings and marks of notes. @param {HTMLElement} part */
  function spoken(part) {
    const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
    every("rt, rp, sup", copy).forEach((mark) => mark.remove());
    return (copy.textContent ?? "").trim();
  }

  function silence() {
    speech.on = false;
    speechSynthesis.cancel();
    showReading();
  }

  function showReading() {
    for (const [at, part] of paragraphs.entries()) part.classList.toggle("reading", speech.on && at === speech.at);
    said.textContent = speech.on ? word("reading", speech.at + 1, paragraphs.length) : "";
    play.textContent = word(speech.on ? "stop" : "read");
  }

  function speak() {
    speechSynthesis.cancel();
    const part = paragraphs[speech.at];
    if (!part) {
      speech.at = 0;
      return silence();
    }
    showReading();
    const { top, bottom } = part.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) part.scrollIntoView({ block: "center" });
    const saying = new SpeechSynthesisUtterance(spoken(part));
    const language = part.closest("[lang]")?.getAttribute("lang") ?? "";
    saying.lang = language === page.lang ? word("speech") : language;
    saying.rate = speech.rate;
    saying.onend = () => {
      if (!speech.on || paragraphs[speech.at] !== part) return;
      speech.at += 1;
      speak();
    };
    saying.onerror = ({ error }) => { if (error !== "canceled" && error !== "interrupted") silence(); };
    speechSynthesis.speak(saying);
  }

  function toggleReading() {
    if (!play.isConnected) return;
    if (speech.on) return silence();
    speech.on = true;
    speak();
  }

  const rates = [1, 1.25, 1.5, 0.8];
  const play = button(word("read"), toggleReading, { class: "play" });
  const faster = button("1.0×", () => {
    speech.rate = rates[(rates.indexOf(speech.rate) + 1) % rates.length];
    faster.textContent = `${speech.rate.toFixed(speech.rate === 1.25 ? 2 : 1)}×`;
    faster.setAttribute("aria-label", `${word("speed")} ${faster.textContent}`);
    if (speech.on) speak();
  }, { class: "speed", "aria-label": `${word("speed")} 1.0×` });
  if (tools && paragraphs.length && "speechSynthesis" in window) {
    tools.append(make("div", { id: "read", class: "read" }, play, said, faster));
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  // --- The address of an article ---

  async function copy() {
    const address = location.href.replace(/#.*/, "");
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = /** @type {HTMLTextAreaElement} */ (make("textarea", { readonly: "" }, address));
      body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    copying.textContent = word("copied");
  }
  const copying = button(word("copy"), copy, { class: "button copy", "aria-live": "polite" });
  (one(".share-tools") ?? tools)?.append(copying);
  if (tools) tools.append(button(word("print"), () => print(), { class: "print" }));

  // --- Hits of a search ---

  const asked = new URLSearchParams(location.hash.slice(1));
  const query = asked.get("q") ?? "";
  /** @type {((by: number) => void) | null} goes to the hit before or after */
  let step = null;

  /** The index is loaded only where there is something to light. @returns {Promise<PaibanIndex>} */
  const index = () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}scripts/index.js`;
    script.onload = () => resolve(window.paibanIndex);
    script.onerror = reject;
    document.head.append(script);
  });

  /** Marks the hits in the texts of an article. @param {PaibanIndex} index */
  function lightTexts(index) {
    const wanted = index.fold(query).folded;
    const parts = "p, h1, h2, h3, h4, li, td, th, figcaption, dt, dd";
    for (const part of every(parts, one(".article") ?? document)) {
      if (one(parts, part)) continue;
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      /** @type {{ node: Text, start: number }[]} */
      const nodes = [];
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest("rt, rp, sup")) continue;
        nodes.push({ node: /** @type {Text} */ (node), start: text.length });
        text += node.nodeValue;
      }
      const { folded, places, length } = index.fold(text);
      for (const hit of index.places(folded, wanted).reverse()) {
        const from = places[hit.start], to = places[hit.end] ?? length;
        for (const { node, start } of [...nodes].reverse()) {
          const first = Math.max(from - start, 0), last = Math.min(to - start, node.length);
          if (first >= last) continue;
          const lit = node.splitText(first);
          lit.splitText(last - first);
          const mark = make("mark");
          lit.replaceWith(mark);
          mark.append(lit);
        }
      }
    }
    one("mark")?.scrollIntoView({ block: "center" });
  }

  /** Lights the hits on the picture of a page, and lists their sentences. @param {PaibanIndex} index */
  async function lightPage(index) {
    const { date = "", page: number = "" } = body.dataset;
    const found = await index.onPage(date, Number(number), index.fold(query).folded);
    const main = one("main");
    if (!found.length || !main) return;
    const drawings = [...document.querySelectorAll("#sheet svg.areas")];
    const drawn = found.map(({ sheet, parts }) => parts.map(({ line, rect }) => {
      const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
      group.setAttribute("class", "found");
      for (const [name, { x, y, w, h }] of /** @type {[string, PaibanRect][]} */ ([["line", line], ["hit", rect]])) {
        const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        // Areas are drawn in thousandths of a point.
        for (const [key, value] of Object.entries({ x, y, width: w, height: h })) box.setAttribute(key, String(Math.round(value * 100)));
        box.setAttribute("class", name);
        group.append(box);
      }
      drawings[sheet]?.prepend(group);
      return group;
    }));

    /** The line of a hit and those beside it, larger, over the picture of a wide screen; on any, a mark at its edge.
     * @param {PaibanPlace} hit */
    function magnify({ sheet, parts: [{ line, rect }] }) {
      for (const old of every(".lens, .pointer")) old.remove();
      const drawing = /** @type {SVGSVGElement | undefined} */ (drawings[sheet]), frame = drawing?.parentElement;
      const picture = frame && /** @type {HTMLImageElement | null} */ (one("img", frame));
      if (!drawing || !frame || !picture) return;
      const { x, y, width, height } = drawing.viewBox.baseVal, shown = drawing.clientWidth || 1;
      const percent = (/** @type {number} */ length, /** @type {number} */ of) => `${Math.round(length / of * 1e4) / 100}%`;
      const pointer = make("span", { class: "pointer" });
      pointer.style.top = percent(100 * (line.y + line.h / 2) - y, height);
      frame.append(pointer);
      if (innerWidth < 900) return;
      const across = line.h > line.w ? 360 * line.w : Math.min(380 / shown, 0.6) * width / 2.5;
      const down = line.h > line.w ? 0.2 * width : 360 * line.h;
      const middle = [100 * (rect.x + rect.w / 2), 100 * (rect.y + rect.h / 2)];
      const within = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ all) =>
        Math.max(from, Math.min(at - length / 2, from + all - length));
      const part = [within(middle[0], x, across, width), within(middle[1], y, down, height), across, down].map(Math.round);
      const lens = make("div", { class: "lens" }), larger = drawing.cloneNode(false);
      if (!(larger instanceof SVGSVGElement)) return;
      larger.setAttribute("viewBox", part.join(" "));
      larger.setAttribute("class", "enlarged");
      const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
      const href = picture.srcset.split(",").pop()?.trim().split(" ")[0] ?? picture.src;
      for (const [key, value] of Object.entries({ href, x, y, width, height, preserveAspectRatio: "none" })) image.setAttribute(key, String(value));
      larger.append(image, ...drawn[current].map((group) => group.cloneNode(true)));
      lens.append(larger);
      const tall = 2.5 * down, below = 100 * (line.y + line.h) - y + 0.01 * width;
      lens.style.width = percent(2.5 * across, width);
      lens.style.left = percent(within(middle[0], x, 2.5 * across, width) - x, width);
      lens.style.top = percent(below + tall < height ? below : 100 * line.y - y - tall - 0.01 * width, height);
      frame.append(lens);
    }

    const place = make("span", { role: "status" });
    const entries = found.map(({ text, hit }, at) => {
      const [before, lit, after] = index.sentence(text.x[hit.piece], hit);
      const entry = button("", () => go(at), { class: "sentence" });
      entry.append(before, make("mark", {}, lit), after);
      const head = text !== found[at - 1]?.text ? [make("h3", {}, text.t)] : [];
      return [entry, make("li", {}, ...head, entry)];
    });
    let current = Math.max(0, found.findIndex(({ text }) => String(text.n) === asked.get("n")));
    /** @param {number} at */
    function go(at) {
      current = (at + found.length) % found.length;
      place.textContent = word("hitOf", current + 1, found.length);
      for (const [i, [entry]] of entries.entries()) entry.setAttribute("aria-current", String(i === current));
      for (const [i, groups] of drawn.entries()) for (const group of groups) group.classList.toggle("current", i === current);
      if (innerWidth < 900) zoom(true);
      magnify(found[current]);
      drawn[current][0]?.scrollIntoView({ block: "center", inline: "center" });
    }
    step = (by) => go(current + by);
    const back = make("a", { href: `${root}search.htm?q=${encodeURIComponent(query)}` }, "← ", word("results"));
    const bar = make("div", { class: "hits-bar" }, back, make("b", {}, query), place,
      button("↑", () => step?.(-1), { "aria-label": word("previousHit") }),
      button("↓", () => step?.(1), { "aria-label": word("nextHit") }));
    main.before(bar);
    const list = make("section", { class: "hits", id: "hits" }, make("h2", {}, word("hitsHere")), make("ol", {}, ...entries.map(([, entry]) => entry)));
    (one("#list") ?? main).prepend(list);
    main.classList.add("with-hits");
    go(current);
  }

  if (query && body.dataset.kind === "article") index().then(lightTexts).catch(() => {});
  if (query && body.dataset.kind === "page") index().then(lightPage).catch(() => {});

  // --- Keys; those of a single character can be switched off (WCAG 2.1.4) ---

  const isOff = () => memory.read("keys") === "off";
  const switching = button("", () => {
    memory.keep("keys", isOff() ? "on" : "off");
    showKeys();
  }, { class: "keys" });
  const showKeys = () => {
    switching.textContent = word("keys");
    switching.setAttribute("aria-pressed", String(!isOff()));
  };
  showKeys();
  one(".foot .inner")?.append(switching);

  /** @type {Record<string, () => unknown>} what a key does; where it does nothing it is false */
  const keys = {
    ArrowLeft: () => one("main a[rel=prev], .sub a[rel=prev]"),
    ArrowRight: () => one("main a[rel=next], .sub a[rel=next]"),
    ArrowUp: () => step && (step(-1), true),
    ArrowDown: () => step && (step(1), true),
    "/": () => one("#q") ?? (location.assign(`${root}search.htm`), true),
    "+": () => sizes.length && (setSize(sizes.findIndex((size) => size.checked) + 1), true),
    "-": () => sizes.length && (setSize(sizes.findIndex((size) => size.checked) - 1), true),
    p: () => play.isConnected && (toggleReading(), true),
    Escape: () => (speech.on ? (silence(), true) : sheet?.classList.contains("large") && (zoom(false), true)),
  };
  keys["="] = keys["+"];

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (target.matches?.("input, select, textarea")) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const isCharacter = event.key.length === 1;
    const done = isCharacter && isOff() ? false : keys[isCharacter ? event.key.toLowerCase() : event.key]?.();
    if (!done) return;
    event.preventDefault();
    if (done instanceof HTMLAnchorElement) done.click();
    else if (done instanceof HTMLInputElement) done.select();
  });

  // --- Without a network ---

  const offline = make("span", { class: "offline", role: "status" });
  const showNetwork = () => { offline.textContent = navigator.onLine ? "" : word("offline"); };
  if (location.protocol.startsWith("http")) {
    one(".bar .inner")?.append(offline);
    for (const change of ["online", "offline"]) addEventListener(change, showNetwork);
    showNetwork();
    if ("serviceWorker" in navigator) navigator.serviceWorker.register(`${root}sw.js`).catch(() => {});
  }
})();
