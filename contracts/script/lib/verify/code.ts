import { contractBuild } from "../build";
import { isCodeOf } from "../code";
import { createdContracts } from "../plan";
import { check, type Check, type VerifyContext } from "./check";

/** Runtime code equals the build, immutables masked; what they hold is checked through the links. */
export function codeChecks({ publicClient, contracts }: VerifyContext): Promise<Check[]> {
  return Promise.all(
    createdContracts.map((contract) =>
      check(`code of ${contract}`, "the build's", async () => {
        const code = await publicClient.getCode({ address: contracts[contract] });
        if (code === undefined) return "none";
        return isCodeOf(contractBuild(contract), code) ? "the build's" : "other";
      }),
    ),
  );
}
