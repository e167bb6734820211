import { decodeErrorResult, type Hex } from "viem";
import { errorsAbi } from "../../abis/errors";
import type { ErrorValue, RevertCode } from "./codes";
import { type ContractErrorName, retryableErrors } from "./contract-errors";
import { type ReasonCode, reasonCode, retryableReasons } from "./revert-reasons";

export type DecodedRevert = {
  readonly code: ContractErrorName | ReasonCode | RevertCode;
  readonly values: Readonly<Record<string, ErrorValue>>;
  readonly retry: boolean;
};

/** Solidity's panic codes: docs.soliditylang.org, "Panic via assert and Error via require". */
const panics: ReadonlyMap<bigint, RevertCode> = new Map([
  [0x01n, "panic-assert"],
  [0x11n, "panic-arithmetic"],
  [0x12n, "panic-division"],
]);

/**
 * What a contract said when it reverted: one of our custom errors with its named arguments, one of
 * FiatToken's texts, a panic, or what little there is. Never throws: data that does not decode is
 * told by its selector.
 */
export function decodeRevert(data: Hex): DecodedRevert {
  if (data === "0x") return { code: "revert-empty", values: {}, retry: false };
  const decoded = decode(data);
  if (decoded === undefined) return { code: "revert-selector", values: { selector: data.slice(0, 10) }, retry: false };
  if (decoded.errorName === "Error") return decodeReason(decoded.args[0]);
  if (decoded.errorName === "Panic") {
    const [reason] = decoded.args;
    return { code: panics.get(reason) ?? "panic-other", values: { panic: `0x${reason.toString(16)}` }, retry: false };
  }
  const { abiItem, args, errorName } = decoded;
  const values = Object.fromEntries(abiItem.inputs.map((input, index) => [input.name, toValue(args[index])]));
  return { code: errorName, values, retry: retryableErrors.has(errorName) };
}

const standardErrors = [
  { type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] },
  { type: "error", name: "Panic", inputs: [{ name: "reason", type: "uint256" }] },
] as const;

function decode(data: Hex) {
  try {
    return decodeErrorResult({ abi: [...errorsAbi, ...standardErrors], data });
  } catch {
    return undefined;
  }
}

function decodeReason(reason: string): DecodedRevert {
  const code = reasonCode(reason);
  if (code === undefined) return { code: "revert-text", values: { reason }, retry: false };
  return { code, values: {}, retry: retryableReasons.has(code) };
}

function toValue(value: unknown): ErrorValue {
  return typeof value === "bigint" || typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
