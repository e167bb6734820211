import { decodeErrorResult } from "viem";
import { creditErrorsAbi } from "../../abis/credit-errors";
import { classify } from "../../lib/errors/classify";
import { errorLinks } from "../../lib/errors/error-links";
import { revertData } from "../../lib/errors/revert-data";
import type { Facts } from "./log";

/** What a contract refused with: its error's name and figures. */
export type Refusal = { readonly why: string; readonly facts: Facts };

/** How a contract refused; undefined where no contract did, because the chain did not answer. */
export function refusalOf(error: unknown): Refusal | undefined {
  const { kind, code, values, detail } = classify(error);
  if (kind !== "contract") return undefined;
  // The catalogue is of what people do on the screen; what only services do may be refused in other words.
  const credit = code === "revert-selector" ? creditRefusal(error) : undefined;
  return credit ?? { why: code, facts: { ...values, detail } };
}

function creditRefusal(error: unknown): Refusal | undefined {
  const data = revertData(errorLinks(error));
  if (data === undefined) return undefined;
  try {
    const { errorName, abiItem, args } = decodeErrorResult({ abi: creditErrorsAbi, data });
    const values: readonly unknown[] = args;
    return { why: errorName, facts: Object.fromEntries(abiItem.inputs.map(({ name }, index) => [name, told(values[index])])) };
  } catch {
    return undefined;
  }
}

function told(value: unknown): string | bigint | number | boolean {
  return typeof value === "bigint" || typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
