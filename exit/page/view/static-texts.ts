import { tokens } from "../../../lib/money/index";
import { chain, chainId } from "../deployment";
import type { TextKey, Translate, Values } from "../texts";

/** What the texts of the page's own HTML may name. The build says them in English with the same values. */
export function staticValues(): Values {
  return { chain: chain.name, chainId: String(chainId), decimals: String(tokens.AID.decimals) };
}

/** Says everything again that stands in the page's HTML. */
export function renderStaticTexts(t: Translate, locale: string): void {
  document.documentElement.lang = locale;
  for (const element of document.querySelectorAll<HTMLElement>("[data-t]")) {
    // The keys are the build's own: it refuses one that the catalogue lacks.
    element.textContent = t(element.dataset["t"] as TextKey, staticValues());
  }
}
