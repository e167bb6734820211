import { decodeErrorResult, type Hex } from "viem";
import { creditErrorsAbi } from "../../../abis/credit-errors";
import { classify } from "../classify";
import type { ClassifiedError, ErrorValue } from "../codes";
import { errorLinks } from "../error-links";
import { revertData } from "../revert-data";
import { type CreditErrorName, creditErrors, retryableCreditErrors } from "./credit-errors";

/** A classified error whose code may be one of titles and deals. */
export type ClassifiedCreditError = ClassifiedError | (Omit<ClassifiedError, "code"> & { readonly code: CreditErrorName });

/**
 * As `classify`, on pages of titles and deals: it knows their errors too. Those of the dollar side are told as everywhere.
 * Takes anything that can be thrown and never throws.
 */
export function classifyCredit(error: unknown): ClassifiedCreditError {
  const known = classify(error);
  if (known.code !== "revert-selector") return known;
  const data = revertData(errorLinks(error));
  const decoded = data && decode(data);
  return decoded ? { ...known, ...decoded, retry: retryableCreditErrors.has(decoded.code) } : known;
}

/** Whether the code has a sentence of its own where titles and deals are shown. */
export function isCreditError(code: ClassifiedCreditError["code"]): code is CreditErrorName {
  return Object.hasOwn(creditErrors, code);
}

function decode(data: Hex): { readonly code: CreditErrorName; readonly values: Readonly<Record<string, ErrorValue>> } | undefined {
  try {
    const { abiItem, args, errorName } = decodeErrorResult({ abi: creditErrorsAbi, data });
    const values = Object.fromEntries(abiItem.inputs.map((input, index) => [input.name, toValue(args[index])]));
    return { code: errorName, values };
  } catch {
    return undefined;
  }
}

function toValue(value: unknown): ErrorValue {
  return typeof value === "bigint" || typeof value === "number" ? value : String(value);
}
