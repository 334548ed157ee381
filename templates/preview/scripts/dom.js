// @ts-check
// Elements, icons, and words in the language of the page.

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} Lines of icons on a field of 24 by 24. */
const ICONS = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 21 21",
  undo: "M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m16 5 4 4-4 4M20 9H10a6 6 0 0 0 0 12h3",
  check: "m5 12.5 4.5 4.5L19 7.5",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.500 10.500Z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.600v.1",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
  unlock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 6.700-1.400",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  error: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.500v5.500M12 16.300v.1",
  warning: "M12 4 2.500 20h19ZM12 10v4.500M12 17.300v.1",
  advice: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.500M12 7.600v.1",
  minus: "M5 12h14",
  plus: "M5 12h14M12 5v14",
  close: "m6 6 12 12M18 6 6 18",
  panel: "M3 5h18v14H3zM15 5v14",
};

/** @type {Record<string, Record<string, string>>} */
const words = JSON.parse(document.getElementById("labels")?.textContent ?? "{}");

/** The language of the page, `zh` or `en`. */
export function language() {
  return document.documentElement.lang.startsWith("zh") ? "zh" : "en";
}

/**
 * A word of the desk, with values in the place of their names.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function label(name, values = {}) {
  const text = words[language()]?.[name] ?? name;
  return Object.entries(values).reduce((all, [key, value]) => all.replaceAll(`[${key}]`, String(value)), text);
}

/** @param {string} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? "");
  svg.append(path);
  return svg;
}

/**
 * An element with its class and what is in it.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} [classes]
 * @param {(Node | string | null | undefined | false)[]} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, classes, ...inside) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  inside.forEach((part) => part && made.append(part));
  return made;
}

/**
 * A button with an icon, and its name for those who do not see it.
 * @param {string} picture
 * @param {string} name
 * @param {() => void} pressed
 */
export function tool(picture, name, pressed) {
  const made = element("button", "tool", icon(picture));
  made.type = "button";
  made.setAttribute("aria-label", name);
  made.title = name;
  made.addEventListener("click", pressed);
  return made;
}

/**
 * The element with an id, which the page has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

/** Puts the words and icons of the language into the page. */
export function fill() {
  const named = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label], [data-name], [data-icon]"));
  named.forEach((one) => {
    const { label: text, name, icon: picture } = one.dataset;
    if (text) one.textContent = label(text);
    if (name) {
      one.setAttribute("aria-label", label(name));
      if (one instanceof HTMLButtonElement) one.title = label(name);
    }
    if (picture) one.replaceChildren(icon(picture));
  });
}

/** The button that changes between day and night, and the one that changes the language. */
export function chrome(/** @type {(language: string) => void} */ changed) {
  const dark = byId("dark");
  const show = (/** @type {boolean} */ isDark) => {
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    dark.dataset.icon = isDark ? "sun" : "moon";
    dark.setAttribute("aria-pressed", String(isDark));
    fill();
  };
  const kept = recall("theme");
  let isDark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  dark.addEventListener("click", () => {
    isDark = !isDark;
    keep("theme", isDark ? "dark" : "light");
    show(isDark);
  });
  const other = byId("language");
  const speak = (/** @type {string} */ tag) => {
    document.documentElement.lang = tag;
    other.textContent = language() === "zh" ? "EN" : "中";
    other.setAttribute("aria-label", language() === "zh" ? "EN, English" : "中文");
    other.setAttribute("lang", language() === "zh" ? "en" : "zh");
    fill();
  };
  other.addEventListener("click", () => {
    speak(language() === "zh" ? "en" : "zh-Hans");
    changed(language());
  });
  show(isDark);
  speak(document.documentElement.lang);
}

/**
 * Something that this browser keeps, where it keeps anything.
 * @param {string} name
 */
export function recall(name) {
  try {
    return localStorage.getItem(`paiban-${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  try {
    localStorage.setItem(`paiban-${name}`, value);
  } catch {
    // What is not kept is as it is the first time.
  }
}
