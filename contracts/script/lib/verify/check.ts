import type { Sender } from "../transactions";
import type { CreatedAddresses } from "../plan";
import type { DeploymentConfig } from "../config";

/** What verification needs: nothing that can sign. */
export type VerifyContext = {
  readonly publicClient: Sender["publicClient"];
  readonly config: DeploymentConfig;
  readonly contracts: CreatedAddresses;
  /** Who deployed, and since which block to read events. */
  readonly deployer: `0x${string}`;
  readonly fromBlock: bigint;
};

/** One fact of the deployment: as specified, and as found. */
export type Check = { readonly name: string; readonly expected: string; readonly found: string };

export function holds(check: Check): boolean {
  return check.expected === check.found;
}

type Readable = string | bigint | number | boolean;

/** A check of a value read now; what cannot be read is found as the reason. */
export async function check(name: string, expected: Readable, read: Promise<Readable> | (() => Promise<Readable>)): Promise<Check> {
  try {
    const found = await (typeof read === "function" ? read() : read);
    return { name, expected: String(expected), found: String(found) };
  } catch (error) {
    return { name, expected: String(expected), found: `unreadable: ${firstLine(error)}` };
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
