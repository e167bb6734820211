import type { Hex } from "viem";
import { property } from "./error-links";

/** A selector and whole words after it: what a revert with a reason carries. Hashes and addresses do not fit. */
const revertShape = /^0x[0-9a-f]{8}(?:[0-9a-f]{64})*$/i;

function isRevert(value: unknown): value is Hex {
  return typeof value === "string" && revertShape.test(value);
}

/**
 * The bytes a contract reverted with, wherever in the chain of causes they are: `raw` of viem's
 * ContractFunctionRevertedError, `data` of a node's or a wallet's error. Undefined for none or empty ones.
 */
export function revertData(links: readonly object[]): Hex | undefined {
  return links.flatMap((link) => [property(link, "raw"), property(link, "data")]).find(isRevert);
}
