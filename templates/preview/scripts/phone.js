// @ts-check
// The selected article as phones show it: EPUB, web, WeChat.
import { byId, element, icon, label } from "./dom.js";
import { get } from "./net.js";

const EDITIONS = /** @type {const} */ (["epub", "web", "wechat"]);

/** @type {{ version: number, articles: Record<string, any> | null } | null} */
let known = null;
let shown = "";

/**
 * @param {DeskState} state
 * @param {string | null} id
 * @param {(text: string, bad?: boolean) => void} say
 */
export async function phones(state, id, say) {
  if (known?.version !== state.version) {
    if (!shown) byId("phones").replaceChildren(element("p", "blank", label("making-editions")));
    const told = await get("phone/index.json").catch(() => null);
    if (!told?.articles) return say(told?.message ?? label("no-editions"), true);
    known = told;
  }
  const article = id ?? state.articles[0]?.id;
  if (!article || !known) return;
  const found = known.articles?.[article];
  const wanted = `${known.version} ${article} ${document.documentElement.lang}`;
  if (wanted === shown) return;
  shown = wanted;
  byId("phones").replaceChildren(...EDITIONS.map((edition) => phone(edition, found?.[edition], known?.version ?? 0)));
  compare(found);
}

/** Forgets what is shown, so that it is shown again in another language. */
export function refresh() {
  shown = "";
}

/**
 * @param {"epub" | "web" | "wechat"} edition
 * @param {{ path: string } | null} document
 * @param {number} version
 */
function phone(edition, document, version) {
  const inside = document ? element("iframe") : element("p", "none", label("not-in-edition"));
  if (document && inside instanceof HTMLIFrameElement) {
    inside.src = `phone/${version}/${document.path}`;
    inside.title = label(`phone-${edition}`);
    inside.setAttribute("sandbox", "");
  }
  const head = element("h3", undefined, label(`phone-${edition}`), element("span", undefined, label(`phone-${edition}-note`)));
  return element("section", "phone", head, element("div", "case", inside));
}

/** What the three have of the article, one beside the other. */
function compare(/** @type {any} */ found) {
  if (!found) return byId("comparison").replaceChildren();
  const lines = /** @type {const} */ (["paragraphs", "pictures"]).map((what) => {
    const counts = EDITIONS.map((edition) => found[edition]?.[what] ?? 0);
    const good = EDITIONS.every((edition, at) => !found[edition] || counts[at] >= found[what]);
    const text = EDITIONS.map((edition, at) => `${label(`phone-${edition}`)} ${found[edition] ? counts[at] : "–"}`).join(" · ");
    const head = element("b", undefined, `${label(what)} ${found[what]}`);
    return element("div", good ? "comparison" : "comparison bad", element("div", undefined, head, element("span", undefined, text)), icon(good ? "check" : "warning"));
  });
  byId("comparison").replaceChildren(...lines);
}
