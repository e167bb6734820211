import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { languagesIn, messagesOf, readCatalogue } from "./catalogues";
import { defaultLocale, type Locale, locales } from "./locales";
import { messageKeys, unusedKeys, type Source } from "./unused-keys";

const root = path.join(import.meta.dirname, "..");

function sourcesIn(folder: string): Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ path: path.join(folder, file), text: readFileSync(path.join(root, folder, file), "utf8") }));
}

/** Numbers in words of each language; "one" and "two" are articles and pronouns too often. */
const NUMBER_WORDS: Readonly<Record<Locale, string>> = {
  en: "(three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)s?",
  "pt-BR": "três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|quinze|vinte|trinta|quarenta|cinquenta|cem|cento|mil|milhão|milhões",
  uk: "три|трьох|чотири|чотирьох|п’ять|п’яти|шість|сім|вісім|дев’ять|десять|десяти|двадцять|тридцять|сорок|сто|тисяч[аіу]?|мільйони?",
};

/** A digit, or a number in words. */
const figureIn = (locale: Locale) => new RegExp(`\\p{Nd}|(?<!\\p{L})(?:${NUMBER_WORDS[locale]})(?!\\p{L})`, "iu");

/** Sentences that may hold one, and why it cannot go stale. */
const allowedFigures: Readonly<Record<string, string>> = {
  "landing.now.priceValue": "one for one is what AID is, not a parameter",
  "mint.priceValue": "one for one is what AID is, not a parameter",
  "redeem.priceValue": "one for one is what AID is, not a parameter",
  "money.problem.foreign-digits": "names the digits themselves",
  "exitLink.hash": "the name of a function",
  "money.problem.misplaced-separator": "an example of how an amount is written",
};

/** An ICU message without its plain arguments and the cases of its plurals. */
function withoutArguments(message: string): string {
  return message.replace(/\{\s*[A-Za-z]\w*\s*(,\s*number\s*)?\}/g, "").replace(/=\d+(?=\s*\{)/g, "");
}

describe("the catalogue", () => {
  it("holds no message that nothing asks for", () => {
    const sources = ["app", "components", "exit", "hooks", "lib", "abis"].flatMap(sourcesIn);
    expect(unusedKeys([...messagesOf(defaultLocale).keys()], sources)).toEqual([]);
  });

  it("has a file for each language and for no other", () => {
    expect(languagesIn()).toEqual(locales.toSorted());
    expect(languagesIn("local")).toEqual(locales.toSorted());
  });

  it.each(locales)("says once what only a local build says in %s", (locale) => {
    const everywhere = new Set(messageKeys(readCatalogue(`${locale}.json`)));
    expect(messageKeys(readCatalogue("local", `${locale}.json`)).filter((key) => everywhere.has(key))).toEqual([]);
  });

  it.each(locales)("lets no line of a page end inside T-bills in %s", (locale) => {
    const shown = [...messagesOf(locale)].filter(([key]) => !key.split(".").some((part) => part.startsWith("meta")));
    expect(shown.filter(([, text]) => text.includes("T-bill")).map(([key]) => key)).toEqual([]);
    expect(shown.some(([, text]) => text.includes("T-\u2060bill"))).toBe(true);
  });

  it.each(locales)("repeats no figure of the protocol in %s: figures come as arguments", (locale) => {
    const figure = figureIn(locale);
    const written = [...messagesOf(locale)].filter(([, text]) => figure.test(withoutArguments(text))).map(([key]) => key);
    expect(written.filter((key) => !(key in allowedFigures))).toEqual([]);
    expect(Object.keys(allowedFigures).filter((key) => !written.includes(key)), "reasons that nothing needs").toEqual([]);
  });

  it.each(locales)("writes the tokens as they are written in %s, never SAID", (locale) => {
    for (const [key, text] of messagesOf(locale)) expect(text, key).not.toMatch(/\b(SAID|Said|saID|Aid|Usdc)\b/);
  });

  it.each(locales)("is plain in %s: no exclamation mark, no straight quotation mark", (locale) => {
    const loud = [...messagesOf(locale)].filter(([, text]) => /[!¡"]/.test(text));
    expect(loud).toEqual([]);
  });
});

describe("unusedKeys", () => {
  const source = (text: string): Source => ({ path: "a.tsx", text });

  it("finds a key by namespace and rest, in full, or by a template", () => {
    const text = 'useTranslations("landing"); t("title"); t(`rank.${rank}.name`); x("meta.description")';
    const asked = ["landing.title", "landing.rank.juniors.name", "meta.description"];
    expect(unusedKeys([...asked, "landing.old", "landing.rank.juniors.note"], [source(text)])).toEqual([
      "landing.old",
      "landing.rank.juniors.note",
    ]);
  });

  it("does not take the same word under another namespace for a use", () => {
    expect(unusedKeys(["mint.title"], [source('useTranslations("stake"); t("title")')])).toEqual(["mint.title"]);
  });

  it("lets a variable stand for words of other files", () => {
    const sources = [source('useTranslations("status"); t(reason)'), source('const codes = ["feed-stale"]')];
    expect(unusedKeys(["status.feed-stale", "status.gone"], sources)).toEqual(["status.gone"]);
  });
});
