import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { creditErrorsAbi } from "../../../abis/credit-errors";
import { messageShape } from "../../../i18n/message-shape";
import { formatErrorValue } from "../format-error-value";
import { type Choice, choices, type CreditErrorName, creditErrors, type CreditValueKind } from "./credit-errors";
import { formatCreditValue } from "./present-credit";

const directory = fileURLToPath(new URL("../../../messages/", import.meta.url));
const languages = readdirSync(directory).filter((file) => file.endsWith(".json"));
const names = Object.keys(creditErrors) as CreditErrorName[];
const kindsOf = (name: CreditErrorName): [string, CreditValueKind][] => Object.entries(creditErrors[name]);
const isChoice = (kind: CreditValueKind): kind is Choice => kind in choices;

it("describes every error of titles and deals", () => {
  expect(names).toEqual(expect.arrayContaining(creditErrorsAbi.map(({ name }) => name)));
});

it("knows as many words for a number as the contracts' enum has", () => {
  const source = (path: string) => readFileSync(fileURLToPath(new URL(`../../../contracts/src/${path}.sol`, import.meta.url)), "utf8");
  const enumIn = (path: string, name: string) => new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(source(path))?.[1]?.split(",").map((word) => word.trim());
  const lower = (words: readonly string[] | undefined) => words?.map((word) => word.charAt(0).toLowerCase() + word.slice(1));
  expect(lower(enumIn("DealBooks", "Breach"))).toEqual(choices.breach);
  expect(lower(enumIn("SeniorPositions", "Concentration"))).toEqual(choices.concentration);
  expect(lower(enumIn("interfaces/IDeal", "Stage"))).toEqual(choices.stage);
  expect(lower(enumIn("libraries/TitleFacts", "State"))).toEqual(choices.titleState);
  expect(enumIn("Attestations", "Kind")).toEqual(["Auditor", "BillCustodian", "Bailee"]);
  expect(choices.attestation).toEqual(["auditor", "custodian", "bailee"]);
});

describe.each(languages)("%s", (file) => {
  // Its shape is what this test is about.
  const { creditErrors: sentences } = JSON.parse(readFileSync(directory + file, "utf8")) as { creditErrors: Readonly<Record<string, string>> };
  const fail = (error: Error) => {
    throw error;
  };
  const translate = createTranslator({ locale: "en", messages: { creditErrors: sentences }, onError: fail });
  const say = (name: CreditErrorName, values: Record<string, string>) => translate(`creditErrors.${name}`, values);

  it("has a sentence for every error, and no other", () => {
    expect(Object.keys(sentences).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)("says %s with values that the error has, whatever a number stands for", (name) => {
    const kinds = kindsOf(name);
    const asked = messageShape(sentences[name] ?? "").values;
    expect(kinds.map(([value]) => value)).toEqual(expect.arrayContaining([...asked]));
    const texts = Object.fromEntries(kinds.map(([value]) => [value, formatErrorValue({ kind: "text", value: `<${value}>` })]));
    const chosen = kinds.find(([, kind]) => isChoice(kind));
    const options = chosen && isChoice(chosen[1]) ? [...choices[chosen[1]], "other"] : [];
    const said = options.length > 0 && chosen ? options.map((option) => say(name, { ...texts, [chosen[0]]: option })) : [say(name, texts)];
    for (const sentence of said) {
      expect(sentence).not.toMatch(/[{}]/);
      for (const value of asked) if (value !== chosen?.[0]) expect(sentence).toContain(`<${value}>`);
    }
  });

  it("selects by words that there are", () => {
    for (const name of names) {
      for (const select of messageShape(sentences[name] ?? "").selects) {
        const [argument = "", words = ""] = select.split(": ");
        const kind = kindsOf(name).find(([value]) => value === argument)?.[1];
        const there: readonly string[] = kind !== undefined && isChoice(kind) ? choices[kind] : [];
        expect([...there, "other"], `${name} ${argument}`).toEqual(expect.arrayContaining(words.split(" ")));
      }
    }
  });
});

describe("formatCreditValue", () => {
  it.each([
    ["day", 20_783, "26 Nov 2026"],
    ["stage", 9, "closed"],
    ["stage", 77, "other"],
    ["breach", 0n, "ltv"],
    ["usdc", 1_500_000n, "1.5 USDC"],
    ["bps", 6_500, "65%"],
  ] as const)("writes a %s of %s", (kind, value, written) => {
    expect(formatCreditValue(kind, value)).toBe(written);
  });
});
