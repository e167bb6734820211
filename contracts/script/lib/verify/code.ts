import { type Address, getContractAddress, parseAbi } from "viem";
import { contractBuild } from "../build";
import { isCodeOf } from "../code";
import { createdContracts } from "../plan";
import { check, type Check, type VerifyContext } from "./check";

/** Runtime code equals the build, immutables masked; what they hold is checked through the links. */
export function codeChecks({ publicClient, contracts }: VerifyContext): Promise<Check[]> {
  const { Treasury } = contracts;
  const SeniorPositions = getContractAddress({ from: Treasury, nonce: 1n });
  const codeOf = (contract: string, address: Address): Promise<Check> =>
    check(`code of ${contract}`, "the build's", async () => {
      const code = await publicClient.getCode({ address });
      if (code === undefined) return "none";
      return isCodeOf(contractBuild(contract), code) ? "the build's" : "other";
    });
  const positions = { abi: parseAbi(["function POSITIONS() view returns (address)", "function TREASURY() view returns (address)"]) } as const;
  return Promise.all([
    ...createdContracts.map((contract) => codeOf(contract, contracts[contract])),
    // The Treasury makes it in its constructor: the first contract that it made.
    codeOf("SeniorPositions", SeniorPositions),
    check("Treasury.POSITIONS", SeniorPositions, publicClient.readContract({ ...positions, address: Treasury, functionName: "POSITIONS" })),
    check("SeniorPositions.TREASURY", Treasury, publicClient.readContract({ ...positions, address: SeniorPositions, functionName: "TREASURY" })),
  ]);
}
