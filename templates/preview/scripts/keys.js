// @ts-check
// Keys that lead from place to place, and the table of all keys.
import { byId, element, keep, label, recall } from "./dom.js";

/** @type {[string, string][]} All keys of the desk, those of acts too (`hand.js`, `choices.js`). */
const TABLE = [
  ["← ↑ → ↓", "key-walk"], ["[  ]", "key-pages"], ["W / Shift W", "key-size"], ["R / Shift R", "key-rank"], ["H", "key-head"],
  ["B", "key-box"], ["S", "key-break"], ["F", "key-focus"], ["K", "key-keep"], ["X", "key-swap"], ["M", "key-move"], ["L", "key-lock"],
  ["Alt + ← ↑ → ↓", "key-pin"], ["1 – 5", "key-choices"], ["Enter", "key-enter"], ["Ctrl Z / Ctrl Shift Z", "key-undo"], ["E", "key-edit"],
  ["D", "key-diagnostic"], ["/", "key-find"], ["0", "key-whole"], ["Ctrl +  Ctrl −", "key-zoom"], ["V", "key-view"], ["Esc", "key-escape"], ["?", "key-help"],
];

/** Whether somebody writes, so that no letter is a key. */
function writes() {
  const at = document.activeElement;
  return at instanceof HTMLInputElement && at.type !== "checkbox" && at.type !== "radio" || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
}

/** Whether single letters are keys now: on the pages, where nobody turned them off. */
export function letters() {
  const at = document.activeElement;
  const isOn = /** @type {HTMLInputElement} */ (byId("letters")).checked;
  return isOn && !dialog().open && Boolean(at?.closest("#pages, #phones"));
}

function dialog() {
  return /** @type {HTMLDialogElement} */ (byId("keys"));
}

/** Shows the table of keys. */
export function showKeys() {
  byId("keyTable").replaceChildren(...TABLE.map(([keys, what]) => element("div", undefined, element("kbd", undefined, keys), element("span", undefined, label(what)))));
  dialog().showModal();
}

/**
 * @param {{ walk: (x: number, y: number) => void, page: (by: number) => void, find: () => void, edit: () => void, whole: () => void,
 *   zoom: (by: number) => void, view: () => void, diagnostic: () => void, undo: () => void, redo: () => void, escape: () => void }} to
 */
export function listenKeys(to) {
  const box = /** @type {HTMLInputElement} */ (byId("letters"));
  box.checked = recall("letters") !== "off";
  box.addEventListener("change", () => keep("letters", box.checked ? "on" : "off"));
  byId("help").addEventListener("click", showKeys);
  byId("closeKeys").addEventListener("click", () => dialog().close());
  /** @type {Record<string, () => void>} */
  const plain = {
    ArrowLeft: () => to.walk(-1, 0), ArrowRight: () => to.walk(1, 0), ArrowUp: () => to.walk(0, -1), ArrowDown: () => to.walk(0, 1),
    "[": () => to.page(-1), "]": () => to.page(1), "/": to.find, e: to.edit, 0: to.whole, v: to.view, d: to.diagnostic, "?": showKeys,
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const withControl = event.ctrlKey || event.metaKey;
    /** @type {(() => void) | undefined} */
    let act;
    if (withControl && !event.altKey) {
      act = key === "z" && !writes() ? (event.shiftKey ? to.redo : to.undo) : key === "y" && !writes() ? to.redo
        : key === "+" || key === "=" ? () => to.zoom(1) : key === "-" ? () => to.zoom(-1) : key === "0" ? to.whole : undefined;
    } else if (key === "Escape" && !dialog().open) {
      act = to.escape;
    } else if (!event.altKey && !withControl && letters()) {
      act = event.shiftKey && key !== "?" ? undefined : plain[key];
    } else if (key === "?" && !writes() && !dialog().open && !event.altKey && !withControl && box.checked) {
      act = showKeys;
    }
    if (!act) return;
    event.preventDefault();
    act();
  });
}
