import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTranslator } from "next-intl";
import type { AbiParameter } from "viem";
import { describe, expect, it } from "vitest";
import * as abis from "../../abis";
import { messageShape } from "../../i18n/message-shape";
import { errorKinds, revertCodes, transportCodes } from "./codes";
import { contractErrors } from "./contract-errors";
import { formatErrorValue } from "./format-error-value";
import { presentError } from "./present";
import { revertReasons } from "./revert-reasons";

const directory = fileURLToPath(new URL("../../messages/", import.meta.url));
const languages = readdirSync(directory).filter((file) => file.endsWith(".json"));

type Entries = Readonly<Record<string, string>>;
type Catalogue = { errors: { title: Entries; hint: Entries; sentence: Entries } };

type CustomError = { type: "error"; name: string; inputs: readonly AbiParameter[] };
const isError = (item: unknown): item is CustomError => typeof item === "object" && item !== null && "type" in item && item.type === "error";
const customErrors = Object.values(abis).flatMap((abi): readonly unknown[] => abi).filter(isError);
const codes = [...customErrors.map(({ name }) => name), ...Object.values(revertReasons), ...revertCodes, ...Object.keys(transportCodes)];
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(contractErrors).map(([name, kinds]) => [name, Object.keys(kinds)])),
  "revert-text": ["reason"],
  "revert-selector": ["selector"],
  "panic-other": ["panic"],
};

const sorted = (values: Iterable<string>) => [...new Set(values)].sort();
const placeholders = (sentence: string) => [...messageShape(sentence).values];

it("describes every error in abis/ and no other", () => {
  expect(sorted(Object.keys(contractErrors))).toEqual(sorted(customErrors.map(({ name }) => name)));
});

it("has one error to a name", () => {
  const signatures = customErrors.map(({ name, inputs }) => `${name}(${inputs.map(({ type }) => type).join()})`);
  expect(sorted(signatures)).toHaveLength(Object.keys(contractErrors).length);
});

describe.each(languages)("%s", (file) => {
  // Its shape is what this test is about.
  const { errors } = JSON.parse(readFileSync(directory + file, "utf8")) as Catalogue;

  it("has a sentence for every error, and no sentence without an error", () => {
    expect(sorted(Object.keys(errors.sentence))).toEqual(sorted(codes));
  });

  it("has a title and a hint for every kind, and no other", () => {
    expect(sorted(Object.keys(errors.title))).toEqual(sorted(errorKinds));
    expect(sorted(Object.keys(errors.hint))).toEqual(sorted(errorKinds));
  });

  it("says in words, and in no number, that more than there is would leave", () => {
    const said = (wanted: bigint) => {
      const error = { kind: "contract", code: "FreeLiquidityExceeded", values: { wanted, free: 0n }, detail: "", retry: true } as const;
      const translate = createTranslator({ locale: "en", messages: { sentence: errors.sentence } });
      return translate("sentence.FreeLiquidityExceeded", presentError({ error }).values);
    };
    expect(said(7n * 10n ** 18n)).toContain("7 AID");
    expect(said(2n ** 256n - 1n)).not.toMatch(/[1-9{}]/);
  });

  it.each(sorted(codes))("says %s with values that the error has", (code) => {
    const names = argumentsOf[code] ?? [];
    const sentence = errors.sentence[code] ?? "";
    expect(names).toEqual(expect.arrayContaining(placeholders(sentence)));
    const fail = (error: Error) => {
      throw error;
    };
    const translate = createTranslator({ locale: "en", messages: { sentence: errors.sentence }, onError: fail });
    const values = Object.fromEntries(names.map((name) => [name, formatErrorValue({ kind: "text", value: `<${name}>` })]));
    const said = translate(`sentence.${code}`, values);
    expect(said).not.toMatch(/[{}]/);
    for (const name of placeholders(sentence)) expect(said).toContain(`<${name}>`);
  });
});
