import { describe, expect, it } from "vitest";
import { negotiateLocale } from "./negotiate";

describe("negotiateLocale", () => {
  it("answers in English when nothing is known", () => {
    expect(negotiateLocale({})).toBe("en");
    expect(negotiateLocale({ link: null, cookie: null, acceptLanguage: null })).toBe("en");
  });

  it("takes the reader's choice before the browser's wish", () => {
    expect(negotiateLocale({ cookie: "en", acceptLanguage: "uk" })).toBe("en");
  });

  it("takes the link before everything", () => {
    expect(negotiateLocale({ link: "en", cookie: "uk" })).toBe("en");
    expect(negotiateLocale({ link: "pt-BR", cookie: "uk", acceptLanguage: "en" })).toBe("pt-BR");
  });

  it("ignores a language it does not speak, wherever it is named", () => {
    expect(negotiateLocale({ link: "xx", cookie: "../../etc", acceptLanguage: "zz-ZZ" })).toBe("en");
  });

  it.each([
    ["en-GB,en;q=0.9", "en"],
    ["fr;q=0.9, en;q=0.8", "en"],
    ["*", "en"],
    ["en;q=0, fr", "en"],
    [";;q=,,", "en"],
    ["en;q=abc", "en"],
    ["pt-BR,pt;q=0.9,en;q=0.8", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["pt", "pt-BR"],
    ["uk-UA,uk;q=0.9", "uk"],
    ["fr, uk;q=0.4, en;q=0.6", "en"],
  ])("reads %s", (acceptLanguage, expected) => {
    expect(negotiateLocale({ acceptLanguage })).toBe(expected);
  });
});
