// @ts-check
// Reads the search index: shards are scripts that call `paibanShard`, because browsers load no data from a folder.
// What is folded and how postings are packed is said in src/web/search/.
(() => {
  "use strict";

  /** @typedef {{ days: string[], pages: string[], columns: string[], authors: string[], documents: number[][] }} Table */
  /** @typedef {{ size: number[], articles: { text: number[], spans: number[][] }[] }} Sheet */

  const SECOND_CLASSES = 4;
  const root = document.body.dataset.root ?? "";

  // --- Shards ---

  /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  const shards = new Map();
  /** @type {Map<string, (packed: string) => void>} */
  const waiting = new Map();

  Object.assign(window, {
    /** @param {string} name @param {string} packed */
    paibanShard(name, packed) {
      waiting.get(name)?.(packed);
      waiting.delete(name);
    },
  });

  /** @param {string} name */
  function load(name) {
    const known = shards.get(name);
    if (known) return known;
    const packed = new Promise((/** @type {(packed: string) => void} */ resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = `${root}search/${name}.js`;
      script.onload = () => { script.remove(); reject(new Error(name)); };
      script.onerror = () => { script.remove(); shards.delete(name); reject(new Error(name)); };
      document.head.append(script);
    });
    const bytes = packed.then(async (text) => {
      const stream = new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]).stream();
      return new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
    });
    shards.set(name, bytes);
    return bytes;
  }

  /** @param {string} name */
  const json = async (name) => JSON.parse(new TextDecoder().decode(await load(name)));

  // --- Folding ---

  const LEFT_OUT =
    /[\0- \x7f-\xa0\xad\u0300-\u036f\u061c\u1680\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

  /** @param {string} c one character */
  const foldOne = (c) => [...[...c.normalize("NFKD")].map((part) => part.toLowerCase()).join("").replace(LEFT_OUT, "")];

  /** A text as it is searched, and where each of its characters begins in the text. @param {string} text */
  function fold(text) {
    /** @type {string[]} */
    const folded = [];
    /** @type {number[]} */
    const places = [];
    let at = 0;
    for (const c of text) {
      for (const part of foldOne(c)) {
        folded.push(part);
        places.push(at);
      }
      at += c.length;
    }
    return { folded, places, length: at };
  }

  /** @param {string[]} text @param {string[]} query @returns {{ start: number, end: number }[]} none over another */
  function places(text, query) {
    const found = [];
    for (let at = 0; query.length && at + query.length <= text.length; ) {
      if (query.every((c, i) => c === text[at + i])) {
        found.push({ start: at, end: at + query.length });
        at += query.length;
      } else at += 1;
    }
    return found;
  }

  // --- Postings ---

  /** @param {number} bits @param {number} first @param {number} second */
  const shardOf = (bits, first, second) =>
    (bits ? Math.imul(first, 0x9e3779b1) >>> (32 - bits) : 0) * SECOND_CLASSES + (second % SECOND_CLASSES);

  /** The documents in which a character stands before another, or before any where that is -1.
   * @param {Uint8Array} bytes @param {number} first @param {number} second */
  function documents(bytes, first, second) {
    /** @type {Set<number>} */
    const found = new Set();
    let at = 0;
    const next = () => {
      let number = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        number |= (byte & 127) << shift;
        if (byte < 128) return number;
      }
    };
    for (let atFirst = 0; at < bytes.length && atFirst <= first; ) {
      atFirst += next();
      let atSecond = 0;
      for (let seconds = next(); seconds > 0; seconds--) {
        const difference = next();
        atSecond += difference >> 1;
        const wanted = atFirst === first && (second < 0 || second === atSecond);
        let document = 0;
        for (let count = difference & 1 ? 1 : next(); count > 0; count--) {
          document += next();
          if (wanted) found.add(document);
        }
      }
    }
    return found;
  }

  /** The documents of a quarter that may hold a query, the newest first.
   * @param {string[]} query @param {PaibanQuarter} quarter @returns {Promise<PaibanCandidate[]>} */
  async function candidates(query, quarter) {
    const codes = query.map((c) => c.codePointAt(0) ?? 0);
    const pair = async (/** @type {number} */ first, /** @type {number} */ second, /** @type {number} */ shard) =>
      documents(await load(`${quarter.name}/${shardOf(quarter.bits, first, shard)}`), first, second);
    /** @type {Set<number>[]} */
    let sets;
    if (codes.length === 1) {
      const all = await Promise.all([...Array(SECOND_CLASSES).keys()].map((shard) => pair(codes[0], -1, shard)));
      sets = [new Set(all.flatMap((set) => [...set]))];
    } else {
      const last = codes.length - 2;
      const begins = [...codes.keys()].filter((at) => at === last || (at < last && at % 2 === 0));
      sets = await Promise.all(begins.map((at) => pair(codes[at], codes[at + 1], codes[at + 1])));
    }
    const common = [...sets[0]].filter((document) => sets.every((set) => set.has(document)));
    if (!common.length) return [];
    /** @type {Table} */
    const table = await json(`${quarter.name}/documents`);
    return common.sort((a, b) => b - a).map((number) => {
      const [day, group, place, page, column, ...authors] = table.documents[number];
      return {
        day: table.days[day], group, place, page: table.pages[page],
        column: column ? table.columns[column - 1] : "", authors: authors.map((author) => table.authors[author]),
      };
    });
  }

  /** @param {string} day @param {number} group @returns {Promise<PaibanText[]>} */
  const texts = (day, group) => json(`${day}/text-${group}`);

  /** @param {PaibanText} text @param {string[]} query @returns {PaibanHit[]} */
  const hits = (text, query) =>
    text.x.flatMap((piece, at) => places(fold(piece).folded, query).map((place) => ({ piece: at, ...place })));

  /** A candidate whose text holds the query; `null` if it does not.
   * @param {PaibanCandidate} candidate @param {string[]} query */
  async function verified(candidate, query) {
    const text = (await texts(candidate.day, candidate.group))[candidate.place];
    const found = hits(text, query);
    return found.length ? { ...candidate, text, hits: found } : null;
  }

  // --- Lines on the picture of a page ---

  /** Width of characters: what is no CJK takes about half an em. @param {string[]} characters */
  const width = (characters) => characters.reduce((sum, c) => sum + (c < "\u2e80" ? 0.5 : 1), 0);

  /** The lines and the part of each that a hit covers, in tenths of a point.
   * @param {number[][]} spans @param {PaibanHit} hit @param {string[]} folded the piece of the hit */
  function rectangles(spans, hit, folded) {
    const found = [];
    for (const [piece, start, length, x, y, w, h] of spans) {
      const from = Math.max(hit.start, start), to = Math.min(hit.end, start + length);
      if (piece !== hit.piece || from >= to) continue;
      const whole = width(folded.slice(start, start + length)) || 1;
      const before = width(folded.slice(start, from)) / whole, part = width(folded.slice(from, to)) / whole;
      const down = h > w && length > 1;
      const rect = down ? { x, y: y + h * before, w, h: h * part } : { x: x + w * before, y, w: w * part, h };
      found.push({ line: { x, y, w, h }, rect });
    }
    return found;
  }

  /** All hits on the sheets of a page, or those of one article alone, in the order of its articles.
   * @param {string} day @param {number} page @param {string[]} query @param {PaibanCandidate} [only] */
  async function onPage(day, page, query, only) {
    /** @type {{ sheets: Sheet[] }} */
    const { sheets } = await json(`${day}/lines-${page}`);
    const found = [];
    for (const [sheet, { size, articles }] of sheets.entries()) {
      for (const { text: [group, place], spans } of articles) {
        if (only && (group !== only.group || place !== only.place)) continue;
        const text = (await texts(day, group))[place];
        for (const hit of hits(text, query)) {
          const parts = rectangles(spans, hit, fold(text.x[hit.piece]).folded);
          if (parts.length) found.push({ sheet, size, text, hit, parts });
        }
      }
    }
    return found;
  }

  /** The sentence around a hit: before, the hit, after. @param {string} piece @param {PaibanHit} hit */
  function sentence(piece, hit) {
    const { places: at, length } = fold(piece);
    const start = at[hit.start], end = at[hit.end] ?? length, room = 36;
    const before = piece.slice(0, start), after = piece.slice(end);
    const first = [...before.matchAll(/[。！？；]/g)].pop()?.index ?? -1;
    const last = after.search(/[。！？；]/);
    const head = [...before.slice(first + 1)], tail = [...(last < 0 ? after : after.slice(0, last + 1))];
    return [
      (head.length > room ? "…" : "") + head.slice(-room).join("").trimStart(),
      piece.slice(start, end),
      tail.slice(0, room).join("").trimEnd() + (tail.length > room ? "…" : ""),
    ];
  }

  /** @returns {Promise<PaibanQuarter[]>} the newest first */
  const quarters = async () => (await json("index")).quarters.reverse();

  Object.assign(window, { paibanIndex: { quarters, candidates, verified, onPage, sentence, fold, places } });
})();
