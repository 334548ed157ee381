/** What `state.json` tells. Lengths are points from the top left corner of a sheet. */
interface SheetState { width: number; height: number; digest: string; columns: [number, number][]; top: number; row: number }
interface PageState {
  number: string; title: string; name: string | null; sheets: SheetState[]; articles: string[];
  cost: number; filled: number | null; accepted: boolean;
}
interface FigureState { path: string | null; size: string | null; focus: [number, number] | null; keep: [number, number, number, number][]; alt: string | null }
interface ArticleState {
  id: string; title: string; headline: string[]; page: string; rank: string | null; boxed: boolean; head: string | null;
  pin: string | null; group: string | null; notice: string | null; paragraphs: number; characters: number; rows: number | null;
  blank: number | null; price: number | null; locked: boolean; pictures: FigureState[];
  file: string | null; line: number | null; absolute: string | null;
}
interface Placed { x: number; y: number; width: number; height: number }
interface ModuleState extends Placed { page: string; sheet: number; article: string }
interface PictureState extends Placed {
  page: string; sheet: number; article: string; index: number | null; path: string; alt: string | null; pixels: [number, number] | null;
  /** The part of the whole that is shown, in hundredths: left, top, width, height. */
  crop: [number, number, number, number];
}
interface DiagnosticState {
  level: "error" | "warning" | "advice"; code: string; message: string; help: string[]; file: string | null; line: number | null;
  column: number | null; absolute: string | null; page: string | null; sheet: number | null;
  box: [number, number, number, number] | null; article: string | null;
}
interface DeskState {
  issue: { title: string; date: string; day: string; number: number | null; lang: string; path: string } | null;
  path: string;
  settings: { paper: string; theme: string; profile: string; lang: string | null; papers: string[]; themes: string[]; profiles: string[] };
  version: number; stale: boolean; stopped: string | null; undo: number; redo: number;
  pages: PageState[]; articles: ArticleState[]; modules: ModuleState[]; pictures: PictureState[]; diagnostics: DiagnosticState[];
}
/** What an act, undo or redo answers. */
interface Done { ok: boolean; words?: string; message?: string; version?: number; files?: string[]; diagnostics?: DiagnosticState[] }
interface PagePoint { page: string; sheet: number; x: number; y: number }
/** What the scripts of the hand, of fit and of choices use. */
interface Desk {
  state(): DeskState;
  /** Calls a function now and after every change of the state or of what is selected. */
  onChange(told: () => void): void;
  /** The id of the selected article. */
  selected(): string | null;
  select(id: string | null): void;
  /** Sends JSON, says what was done, and shows it. */
  post(path: string, body?: unknown): Promise<Done>;
  get(path: string): Promise<any>;
  say(text: string, bad?: boolean): void;
  canvas: HTMLElement;
  toPage(clientX: number, clientY: number): PagePoint | null;
  toClient(page: string, sheet: number, rect: Placed): DOMRect | null;
  /** The element that stands over a sheet, for what is drawn on it; places in it are parts of the sheet. */
  sheet(page: string, sheet: number): HTMLElement | null;
  /** The page that is looked at. */
  page(): string | null;
  /** Opens the file of an article in the user's editor. */
  edit(id: string, line?: number): void;
  /** Whether single letters are keys now. */
  letters(): boolean;
  labels: (name: string, values?: Record<string, string | number>) => string;
}
