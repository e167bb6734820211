import { encodeErrorResult, RawContractError } from "viem";
import { expect, it } from "vitest";
import { errorsAbi } from "../../../abis/errors";
import { creditErrorsAbi } from "../../../abis/credit-errors";
import { classifyCredit } from "./classify-credit";
import { presentCreditError } from "./present-credit";

const reverted = (data: `0x${string}`) => new RawContractError({ data });
const shown = (data: `0x${string}`) => presentCreditError({ error: classifyCredit(reverted(data)) });

it("tells an error of deals by its name and values", () => {
  const data = encodeErrorResult({ abi: creditErrorsAbi, errorName: "LtvTooHigh", args: [400_000_000_000n, 325_000_000_000n, 500_000_000_000n] });
  expect(shown(data)).toMatchObject({
    sentence: "creditErrors.LtvTooHigh",
    title: "errors.title.contract",
    hint: "errors.hint.contract",
    values: { principal: "400,000 USDC", most: "325,000 USDC", value: "500,000 USDC" },
    retry: false,
  });
});

it("says a number by the word that it stands for, and whether waiting helps", () => {
  expect(shown(encodeErrorResult({ abi: creditErrorsAbi, errorName: "WrongStage", args: [5] }))).toMatchObject({ values: { stage: "defaulted" }, retry: false });
  const early = encodeErrorResult({ abi: creditErrorsAbi, errorName: "DrawTooEarly", args: [1_800_000_000n, 1n] });
  expect(shown(encodeErrorResult({ abi: creditErrorsAbi, errorName: "DealsPaused" }))).toMatchObject({ sentence: "creditErrors.DealsPaused", values: {}, retry: true });
  expect(shown(early)).toMatchObject({ values: { drawableAt: "15 Jan 2027, 08:00 UTC" }, retry: true });
});

it("tells what the dollar side refuses as everywhere, but for what means something else with titles", () => {
  const cap = encodeErrorResult({ abi: errorsAbi, errorName: "DayCapExceeded", args: [2_000_000n, 1_000_000n] });
  expect(shown(cap)).toMatchObject({ sentence: "errors.sentence.DayCapExceeded", values: { left: "1 USDC" }, retry: true });
  const holder = encodeErrorResult({ abi: errorsAbi, errorName: "InvalidHolder", args: ["0x00000000000000000000000000000000000000AA"] });
  expect(shown(holder).sentence).toBe("creditErrors.InvalidHolder");
});

it("tells by its selector what no contract of ours says, and what has no data as it is", () => {
  expect(shown("0x12345678")).toMatchObject({ sentence: "errors.sentence.revert-selector", values: { selector: "0x12345678" } });
  expect(presentCreditError({ error: classifyCredit(new Error("odd")) }).sentence).toBe("errors.sentence.unknown");
});
