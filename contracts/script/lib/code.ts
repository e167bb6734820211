import type { Hex } from "viem";
import { maskedCode } from "../../../lib/chain/masked-code";
import type { ContractBuild } from "./build";

/** Whether code on chain is this build, whatever its immutables hold. */
export function isCodeOf(build: ContractBuild, code: Hex | undefined): boolean {
  return code !== undefined && maskedCode(code, build.immutables) === maskedCode(build.runtime, build.immutables);
}
