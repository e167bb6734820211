import { getAddress, type Hex, slice } from "viem";
import { maskedCode } from "../../../lib/chain/masked-code";
import type { ContractBuild } from "./build";

/** Whether code on chain is this build, whatever its immutables hold. */
export function isCodeOf(build: ContractBuild, code: Hex | undefined): boolean {
  return code !== undefined && maskedCode(code, build.immutables) === maskedCode(build.runtime, build.immutables);
}

/**
 * What the immutables hold, in the order of their declarations: an address where it can be one, else the 32 bytes.
 * An immutable stands at several places of the code; where they differ, each value is told.
 */
export function immutableValues({ immutablesByDeclaration }: ContractBuild, code: Hex): Hex[] {
  return immutablesByDeclaration.flatMap((places) => {
    const values = places.map(({ start, length }) => slice(code, start, start + length));
    return [...new Set(values)].map((value) => (/^0x0{24}/.test(value) ? getAddress(slice(value, 12)) : value));
  });
}
