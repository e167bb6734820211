import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { StartingPoint } from "./deploy-protocol";
import type { Sender } from "./transactions";

const schema = z.object({
  /** Hash of the chain's first block: a local chain that was made anew is another chain. */
  genesis: z.string(),
  baseNonce: z.number().int().nonnegative(),
  fromBlock: z.string().regex(/^\d+$/).transform(BigInt),
});

type Reader = Sender["publicClient"];

const noteOf = (chainId: number, deployer: string): string =>
  fileURLToPath(new URL(`../../../.local/deployment-${chainId}-${deployer}.json`, import.meta.url));

/** Where an earlier run by this deployer on this chain began. */
export async function notedStart(publicClient: Reader, deployer: string): Promise<StartingPoint | undefined> {
  const note = noteOf(publicClient.chain.id, deployer);
  if (!existsSync(note)) return undefined;
  const raw: unknown = JSON.parse(readFileSync(note, "utf8"));
  const { genesis, ...start } = schema.parse(raw);
  return genesis === (await genesisOf(publicClient)) ? start : undefined;
}

/**
 * Where this deployment begins: as given, as an earlier run noted, or here and now. Noted before the first
 * transaction, so that a run that breaks off can be continued: the addresses follow from the first nonce.
 */
export async function startingPoint({ publicClient, wallet }: Sender, given: Partial<StartingPoint>): Promise<StartingPoint> {
  const { address } = wallet.account;
  const earlier = await notedStart(publicClient, address);
  const start: StartingPoint = {
    baseNonce: given.baseNonce ?? earlier?.baseNonce ?? (await publicClient.getTransactionCount({ address, blockTag: "pending" })),
    fromBlock: given.fromBlock ?? earlier?.fromBlock ?? (await publicClient.getBlockNumber({ cacheTime: 0 })),
  };
  const note = noteOf(publicClient.chain.id, address);
  mkdirSync(dirname(note), { recursive: true });
  const content = { genesis: await genesisOf(publicClient), baseNonce: start.baseNonce, fromBlock: String(start.fromBlock) };
  writeFileSync(note, `${JSON.stringify(content)}\n`);
  return start;
}

async function genesisOf(publicClient: Reader): Promise<string> {
  const { hash } = await publicClient.getBlock({ blockNumber: 0n });
  return hash;
}
