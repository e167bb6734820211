import { describe, expect, it } from "vitest";
import { messagesOf } from "./catalogues";
import { fallbackTexts } from "./fallback-texts";
import { defaultLocale, locales } from "./locales";
import { messageShape } from "./message-shape";

const english = messagesOf(defaultLocale);
const translations = locales.filter((locale) => locale !== defaultLocale);

/** Messages that are the same in every language, and why. */
const sameEverywhere: Readonly<Record<string, string>> = {
  "meta.template": "a name",
  "landing.now.priceValue": "names of tokens",
  "balance.bills": "T-bills keep their name where a label is short",
  "market.priceValue": "names of tokens",
  "money.useReading": "values only",
  "mint.feedValue": "a value and the code of a currency",
  "stake.payAid": "a token's name",
  "stake.payUsdc": "a token's name",
  "stake.yield.rate": "an abbreviation used in all three",
};

/** What reads the same in one language only. */
const sameIn: Readonly<Record<string, readonly string[]>> = { "pt-BR": [], uk: [] };

function same(locale: string): string[] {
  const texts = messagesOf(locale);
  return [...english].filter(([key, text]) => texts.get(key) === text).map(([key]) => key);
}

describe.each(translations)("the catalogue in %s", (locale) => {
  const texts = messagesOf(locale);

  it("has the keys of the English one, no more and no fewer", () => {
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it("leaves nothing in English, but for what is the same everywhere", () => {
    expect(same(locale).toSorted()).toEqual([...Object.keys(sameEverywhere), ...(sameIn[locale] ?? [])].toSorted());
  });

  it("asks for the same values, tags and choices in every message", () => {
    for (const [key, text] of texts) {
      const { values, tags, selects } = messageShape(text);
      const expected = messageShape(english.get(key) ?? "");
      expect({ values, tags, selects }, key).toEqual({ values: expected.values, tags: expected.tags, selects: expected.selects });
    }
  });

  it("has no empty message and none with a space at its ends", () => {
    expect([...texts].filter(([, text]) => text === "" || text.trim() !== text)).toEqual([]);
  });
});

it.each(locales)("has every plural form that %s has, and no other", (locale) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
  let plurals = 0;
  for (const [key, text] of messagesOf(locale)) {
    for (const cases of messageShape(text).plurals) {
      plurals += 1;
      expect(cases.filter((name) => !name.startsWith("=")), key).toEqual(forms);
    }
  }
  expect(plurals).toBeGreaterThan(0);
});

it("keeps a plural in every language where English has one", () => {
  for (const [key, text] of english) {
    if (messageShape(text).plurals.length === 0) continue;
    for (const locale of translations) expect(messageShape(messagesOf(locale).get(key) ?? "").plurals.length, `${locale} ${key}`).toBeGreaterThan(0);
  }
});

it("has the sentences of a failed page in each language, English for an unknown one", () => {
  const titles = locales.map((locale) => fallbackTexts(locale).title);
  expect(new Set(titles).size).toBe(locales.length);
  expect(fallbackTexts("xx")).toEqual(fallbackTexts("en"));
  expect(fallbackTexts(undefined)).toEqual(fallbackTexts("en"));
});

describe("messageShape", () => {
  it("finds values, tags, choices and plural forms, also inside each other", () => {
    const text = "<b>{who}, {n, plural, one {# day of {month}} other {# days}}</b> {kind, select, a {{x}} other {}}";
    expect(messageShape(text)).toEqual({
      values: ["kind", "month", "n", "who", "x"],
      tags: ["b"],
      selects: ["kind: a other"],
      plurals: [["one", "other"]],
    });
  });

  it("finds nothing in plain text, and throws on a message that is none", () => {
    expect(messageShape("Mint AID")).toEqual({ values: [], tags: [], selects: [], plurals: [] });
    expect(() => messageShape("{open")).toThrow();
  });
});
