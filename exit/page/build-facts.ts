import type { Locale } from "../../i18n/locales";
import type { Texts } from "./texts";

/** What the build writes into the page (exit/build/make-page.ts). */
export type BuildFacts = {
  /** The chain of the deployment that the page is for. */
  readonly chainId: number;
  /** Every language's texts, compiled. */
  readonly texts: Readonly<Record<Locale, Texts>>;
};

/** Replaced by the bundler with the value itself. */
declare const EXIT_BUILD: BuildFacts;

export const buildFacts: BuildFacts = EXIT_BUILD;
