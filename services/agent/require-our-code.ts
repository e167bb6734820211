import { readCode } from "../../lib/server/status/contract-codes";
import type { Duty } from "./duty";
import { type Agent, RefusedError } from "./agent";

/** Throws RefusedError unless the duty's contract is what this repository builds. */
export async function requireOurCode({ client, addresses }: Agent, { contract }: Duty): Promise<void> {
  const address = addresses[contract];
  const code = await readCode(client, { name: contract, address });
  if (code !== "built") throw new RefusedError(`At ${address} is ${code === "none" ? "no code" : "other code than this repository builds"} where ${contract} should be.`);
}
