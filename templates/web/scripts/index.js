// @ts-check
// Reads the search index: shards are scripts that call `paibanShard`, because browsers load no data from a folder.
// What is folded and how postings are packed is said in src/web/search/.
(() => {
  "use strict";

  /** @typedef {{ days: string[], pages: string[], columns: string[], authors: string[], documents: number[][] }} Table */
  /** @typedef {{ window: number[], articles: { text: number[], spans: number[][] }[] }} Sheet */

  const SECOND_CLASSES = 4;
  const root = document.body.dataset.root ?? "";

  // --- Shards ---

  /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  const shards = new Map();
  /** @type {Map<string, (packed: Uint8Array<ArrayBuffer>) => void>} */
  const waiting = new Map();
  /** Bytes of the files that were read. */
  let spent = 0;

  Object.assign(window, {
    /** @param {string} name @param {number} length @param {string} text */
    paibanShard(name, length, text) {
      spent += 2 * text.length;
      waiting.get(name)?.(unpacked(length, text));
      waiting.delete(name);
    },
  });

  const DIGITS = 63358;
  /** Bytes in groups of 47 bits, each three digits. @param {number} length @param {string} text */
  function unpacked(length, text) {
    const bytes = new Uint8Array(length);
    const digit = (/** @type {number} */ at) => {
      const unit = text.charCodeAt(at);
      return unit < 0xd800 ? unit - 0x80 : unit - 0x880;
    };
    let held = 0, count = 0, place = 0;
    for (let at = 0; at < text.length; at += 3) {
      const number = digit(at) + DIGITS * (digit(at + 1) + DIGITS * digit(at + 2));
      for (const [part, bits] of [[Math.floor(number / 2 ** 24), 23], [number % 2 ** 24, 24]]) {
        held = held * 2 ** bits + part;
        for (count += bits; count >= 8; held %= 2 ** count) {
          count -= 8;
          bytes[place++] = Math.floor(held / 2 ** count);
        }
      }
    }
    return bytes;
  }

  /** @param {string} name */
  function load(name) {
    const known = shards.get(name);
    if (known) return known;
    const packed = new Promise((/** @type {(packed: Uint8Array<ArrayBuffer>) => void} */ resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = `${root}search/${name}.js`;
      script.onload = () => { script.remove(); reject(new Error(name)); };
      script.onerror = () => { script.remove(); shards.delete(name); reject(new Error(name)); };
      document.head.append(script);
    });
    const bytes = packed.then(async (packed) => {
      const stream = new Blob([packed]).stream();
      return new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
    });
    shards.set(name, bytes);
    return bytes;
  }

  /** @type {Map<string, Promise<any>>} */
  const read = new Map();
  /** @param {string} name */
  function json(name) {
    const value = read.get(name) ?? load(name).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    read.set(name, value);
    value.catch(() => read.delete(name));
    return value;
  }

  // --- Folding ---

  const LEFT_OUT =
    /[\0- \x7f-\xa0\xad\u0300-\u036f\u061c\u1680\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

  /** @type {Map<string, string[]>} */
  const foldedOnes = new Map();
  /** @param {string} c one character */
  function foldOne(c) {
    const known = foldedOnes.get(c);
    if (known) return known;
    const small = [...c.normalize("NFKD")].map((part) => part.toLowerCase()).join("");
    const folded = [...small.replace(LEFT_OUT, "")];
    foldedOnes.set(c, folded);
    return folded;
  }

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

  /** Low bits of the Rice code that suits differences of so many documents among all. @param {number} documents @param {number} all */
  function lowBits(documents, all) {
    let low = 0;
    while (low < 21 && documents * 3 * 2 ** (low + 1) <= all * 2) low += 1;
    return low;
  }

  /** The documents in which a character stands before another, or before any where that is -1.
   * @param {Uint8Array} bytes @param {number} all @param {number} first @param {number} second */
  function documents(bytes, all, first, second) {
    /** @type {Set<number>} */
    const found = new Set();
    let at = 0;
    const bit = () => (bytes[at >> 3] >> (7 - (at++ & 7))) & 1;
    const bits = (/** @type {number} */ count) => {
      let number = 0;
      while (count-- > 0) number = number * 2 + bit();
      return number;
    };
    const zeros = () => {
      let count = 0;
      for (; !bit(); count++) if (at > bytes.length * 8) throw new Error("shard");
      return count;
    };
    const rice = (/** @type {number} */ low) => zeros() * 2 ** low + bits(low);
    const golomb = (/** @type {number} */ low) => {
      const digits = zeros();
      return (2 ** digits + bits(digits) - 1) * 2 ** low + bits(low);
    };
    let atFirst = 0;
    for (let firsts = golomb(5); firsts > 0 && atFirst < first; firsts--) {
      atFirst += golomb(8);
      let quarter = 0;
      for (let seconds = golomb(2), order = bits(4); seconds > 0; seconds--) {
        quarter += golomb(order);
        const wanted = atFirst === first && (second < 0 || second >> 2 === quarter);
        let count = golomb(0) + 1, document = -1;
        for (const low = lowBits(count, all); count > 0; count--) {
          document += 1 + rice(low);
          if (wanted) found.add(document);
        }
      }
    }
    return found;
  }

  const SEPARATOR =
    /[!-/:-@[-`{-~\xa1-\xbf\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3001-\u3004\u3008-\u3020\u30fb]/;

  /** What of a query is looked up: pairs between separators, side by side and the last; else single characters.
   * @param {string[]} query @returns {number[][]} */
  function lookedUp(query) {
    /** @type {number[][]} */
    const runs = [[]];
    for (const c of query) {
      if (SEPARATOR.test(c)) runs.push([]);
      else runs[runs.length - 1].push(c.codePointAt(0) ?? 0);
    }
    const pairs = runs.flatMap((run) => {
      const last = run.length - 2;
      return [...run.keys()].filter((at) => at === last || (at < last && at % 2 === 0)).map((at) => run.slice(at, at + 2));
    });
    return pairs.length ? pairs : runs.flat().map((only) => [only]);
  }

  /** The documents of a quarter that may hold a query, the newest first.
   * @param {string[]} query @param {PaibanQuarter} quarter @returns {Promise<PaibanCandidate[]>} */
  async function candidates(query, quarter) {
    const sets = await Promise.all(lookedUp(query).map(async ([first, second = -1]) => {
      const classes = second < 0 ? [...Array(SECOND_CLASSES).keys()] : [second];
      const shards = await Promise.all(classes.map((of) => load(`${quarter.name}/${shardOf(quarter.bits, first, of)}`)));
      return new Set(shards.flatMap((bytes) => [...documents(bytes, quarter.documents, first, second)]));
    }));
    const common = [...(sets[0] ?? [])].filter((document) => sets.every((set) => set.has(document)));
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
    for (const [sheet, { window, articles }] of sheets.entries()) {
      for (const { text: [group, place], spans } of articles) {
        if (only && (group !== only.group || place !== only.place)) continue;
        const text = (await texts(day, group))[place];
        for (const hit of hits(text, query)) {
          const parts = rectangles(spans, hit, fold(text.x[hit.piece]).folded);
          if (parts.length) found.push({ sheet, window, text, hit, parts });
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
  const quarters = async () => [...(await json("index")).quarters].reverse();

  Object.assign(window, { paibanIndex: { quarters, candidates, verified, onPage, sentence, fold, places, spent: () => spent } });
})();
