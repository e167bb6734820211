import type { Hex } from "viem";
import type { ByteRange, ContractBuild } from "./build";

/** Whether code on chain is this build, whatever its immutables hold. */
export function isCodeOf(build: ContractBuild, code: Hex | undefined): boolean {
  return code !== undefined && masked(code, build.immutables) === masked(build.runtime, build.immutables);
}

function masked(code: Hex, ranges: readonly ByteRange[]): string {
  let text = code.slice(2).toLowerCase();
  for (const { start, length } of ranges) {
    text = text.slice(0, 2 * start) + "0".repeat(2 * length) + text.slice(2 * (start + length));
  }
  return text;
}
