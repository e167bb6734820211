import { readFileSync } from "node:fs";
import type { Hex } from "viem";
import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import { isPrivateKey } from "../../lib/env/private-key";
import { LOCAL_CHAIN_ID } from "../../lib/env/variables";

// What the environments of several services say in the same way. What is wrong is added to `problems`, one sentence each; none
// holds a key or an address of a server.

/** The servers of the chain; on the local one there need not be any named. */
export function serversOf(env: { CHAIN_ID: number; RPC_URLS?: string[] | undefined; RPC_PORT: number }, problems: string[]): readonly string[] {
  const urls = env.RPC_URLS ?? (env.CHAIN_ID === LOCAL_CHAIN_ID ? [`http://127.0.0.1:${env.RPC_PORT}`] : []);
  if (urls.length === 0) problems.push(`RPC_URLS must name at least one server of chain ${env.CHAIN_ID}.`);
  return urls;
}

/** The account of a key that is given in one variable, or in the file that a second one names. */
export function keyOf(name: string, given: string | undefined, file: string | undefined, problems: string[]): PrivateKeyAccount | undefined {
  const read = readKey(name, given, file);
  if ("problem" in read) problems.push(read.problem);
  return "key" in read ? privateKeyToAccount(read.key) : undefined;
}

function readKey(name: string, given: string | undefined, file: string | undefined): { key: Hex } | { problem: string } {
  if ((given === undefined) === (file === undefined)) return { problem: `Exactly one of ${name} and ${name}_FILE must be set.` };
  const text = given ?? textOf(file ?? "");
  if (text === undefined) return { problem: `${name}_FILE must name a file that can be read, but it is "${file ?? ""}".` };
  if (isPrivateKey(text)) return { key: text };
  return { problem: `The file of ${name}_FILE must hold a private key, 64 hexadecimal digits after 0x, and nothing else.` };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
