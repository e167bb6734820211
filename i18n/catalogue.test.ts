import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";
import { defaultLocale, locales } from "./locales";
import { messageKeys, unusedKeys, type Source } from "./unused-keys";

const root = path.join(import.meta.dirname, "..");

type Catalogue = { readonly [key: string]: string | Catalogue };

const readCatalogue = (...file: string[]) => JSON.parse(readFileSync(path.join(root, "messages", ...file), "utf8")) as Catalogue;

function merged(one: Catalogue, other: Catalogue): Catalogue {
  const both = Object.entries(other).map(([key, value]) => {
    const known = one[key];
    return [key, typeof known === "object" && typeof value === "object" ? merged(known, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(both) };
}

/** A language's catalogue with what only a build for a local chain says. */
const catalogueOf = (locale: string) => merged(readCatalogue(`${locale}.json`), readCatalogue("local", `${locale}.json`));

function sourcesIn(folder: string): Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ path: path.join(folder, file), text: readFileSync(path.join(root, folder, file), "utf8") }));
}

function textAt(catalogue: Catalogue, key: string): string {
  const value = key.split(".").reduce<string | Catalogue | undefined>(
    (node, part) => (typeof node === "object" ? node[part] : undefined),
    catalogue,
  );
  if (typeof value !== "string") throw new Error(`${key} is not a message.`);
  return value;
}

/** A digit, or a number in English words; "one" and "two" are articles and pronouns too often. */
const FIGURE =
  /\p{Nd}|\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)s?\b/iu;

/** Sentences that may hold one, and why it cannot go stale. */
const allowedFigures: Readonly<Record<string, string>> = {
  "landing.now.priceValue": "one for one is what AID is, not a parameter",
  "mint.priceValue": "one for one is what AID is, not a parameter",
  "redeem.priceValue": "one for one is what AID is, not a parameter",
  "money.problem.foreign-digits": "names the digits themselves",
  "money.problem.misplaced-separator": "an example of how an amount is written",
};

/** An ICU message without its plain arguments and the cases of its plurals. */
function withoutArguments(message: string): string {
  return message.replace(/\{\s*[A-Za-z]\w*\s*(,\s*number\s*)?\}/g, "").replace(/=\d+(?=\s*\{)/g, "");
}

const keys = messageKeys(catalogueOf(defaultLocale));

describe("the catalogue", () => {
  it("holds no message that nothing asks for", () => {
    const sources = ["app", "components", "hooks", "lib", "abis"].flatMap(sourcesIn);
    expect(unusedKeys(keys, sources)).toEqual([]);
  });

  it.each(locales)("has the same keys in %s as in English, and each can be compiled", (locale) => {
    const catalogue = catalogueOf(locale);
    expect(messageKeys(catalogue).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) expect(() => compile(textAt(catalogue, key)), key).not.toThrow();
  });

  it.each(locales)("says once what only a local build says in %s", (locale) => {
    const everywhere = new Set(messageKeys(readCatalogue(`${locale}.json`)));
    expect(messageKeys(readCatalogue("local", `${locale}.json`)).filter((key) => everywhere.has(key))).toEqual([]);
  });

  it.each(locales)("repeats no figure of the protocol in %s: figures come as arguments", (locale) => {
    const catalogue = catalogueOf(locale);
    const written = keys.filter((key) => FIGURE.test(withoutArguments(textAt(catalogue, key))));
    expect(written.filter((key) => !(key in allowedFigures))).toEqual([]);
    expect(Object.keys(allowedFigures).filter((key) => !written.includes(key)), "reasons that nothing needs").toEqual([]);
  });

  it("writes the tokens as they are written, never SAID", () => {
    for (const locale of locales) {
      for (const key of keys) expect(textAt(catalogueOf(locale), key)).not.toMatch(/\b(SAID|Said|saID|Aid|Usdc)\b/);
    }
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
