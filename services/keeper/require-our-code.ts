import { readCode } from "../../lib/server/status/contract-codes";
import type { Duty } from "./duties/duty";
import { type Keeper, RefusedError } from "./keeper";

/** Throws RefusedError unless the duty's contract is what this repository builds. */
export async function requireOurCode({ client, addresses }: Keeper, { contract }: Duty): Promise<void> {
  const address = addresses[contract];
  const code = await readCode(client, { name: contract, address });
  if (code !== "built") throw new RefusedError(`At ${address} is ${code === "none" ? "no code" : "other code than this repository builds"} where ${contract} should be.`);
}
