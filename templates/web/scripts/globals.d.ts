// What the scripts of a site share; for the judge of types alone, no site carries it.

/** A text of the index (src/web/search/pieces.rs). */
interface PaibanText { n: number; a: string; t: string; b: string; p: number; l: string; i: string; x: string[] }
/** A quarter of the index (src/web/search/mod.rs). */
interface PaibanQuarter { name: string; bits: number; documents: number }
/** A hit, in characters of a folded piece. */
interface PaibanHit { piece: number; start: number; end: number }
/** An article that may hold a query. */
interface PaibanCandidate {
  day: string; group: number; place: number; page: string; column: string; authors: string[];
}
/** An article that holds it. */
interface PaibanFound extends PaibanCandidate { text: PaibanText; hits: PaibanHit[] }
/** A rectangle, in tenths of a point. */
interface PaibanRect { x: number; y: number; w: number; h: number }
/** A line of a page and the part of it that a hit covers. */
interface PaibanPart { line: PaibanRect; rect: PaibanRect }
/** A hit on a page. */
interface PaibanPlace { sheet: number; window: number[]; text: PaibanText; hit: PaibanHit; parts: PaibanPart[] }

interface PaibanIndex {
  quarters(): Promise<PaibanQuarter[]>;
  candidates(query: string[], quarter: PaibanQuarter): Promise<PaibanCandidate[]>;
  verified(candidate: PaibanCandidate, query: string[]): Promise<PaibanFound | null>;
  onPage(day: string, page: number, query: string[], only?: PaibanCandidate): Promise<PaibanPlace[]>;
  sentence(piece: string, hit: PaibanHit): string[];
  fold(text: string): { folded: string[]; places: number[]; length: number };
  places(text: string[], query: string[]): { start: number; end: number }[];
  spent(): number;
}

/** Words of the language of the paper (src/wording/scripts.rs); those with two forms are for one and for more. */
interface PaibanWords {
  [key: string]: string | string[];
}

interface Window {
  paibanIndex: PaibanIndex;
  paibanWords: PaibanWords;
  paibanShard(name: string, length: number, text: string): void;
}
