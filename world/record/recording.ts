import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Address, Hash, Hex } from "viem";
import { z } from "zod";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import type { Miner } from "../stage/miner";
import type { Stage } from "../stage/stage";
import type { Take } from "../stage/take";

/** A world's past as it was played: enough to have the same chain again, block by block, to the same hash of its head. */
export type Recording = {
  /** Unix seconds: the moment of the chain's first block, and where the story's plan ends. */
  readonly begin: number;
  readonly end: number;
  readonly addresses: EveryAddress;
  readonly takes: readonly Take[];
  /** Hash of the newest block. */
  readonly head: Hash;
};

const hex = z.custom<Hex>((value) => typeof value === "string" && /^0x[0-9a-f]*$/i.test(value));
const address = z.custom<Address>((value) => typeof value === "string" && /^0x[0-9a-f]{40}$/i.test(value));
const firstLine = z.object({
  begin: z.int(),
  end: z.int(),
  addresses: z.custom<EveryAddress>((value) => z.record(z.string(), address).safeParse(value).success),
});
/** A block, as a line of a file. */
export const takeLine = z.strictObject({ time: z.int(), gasMoney: z.array(address).exactOptional(), raw: z.array(hex) });
const lastLine = z.strictObject({ head: hex });

/** What was played on a stage up to its head. */
export async function recordingOf({ clients, addresses }: Stage, { takes }: Miner, { begin, end }: Pick<Recording, "begin" | "end">): Promise<Recording> {
  const { hash: head } = await clients.publicClient.getBlock();
  return { begin, end, addresses, takes: [...takes], head };
}

/** Writes a recording: one line that says of what, one per block, one with the hash of the head; compressed. */
export function writeRecording(file: string, { takes, head, ...about }: Recording): void {
  const lines = [about, ...takes, { head }].map((line) => JSON.stringify(line));
  mkdirSync(dirname(file), { recursive: true });
  // Written aside and renamed: a demo that starts at the same time never reads half a file.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, gzipSync(`${lines.join("\n")}\n`));
  renameSync(aside, file);
}

/** Reads a recording; undefined when there is none that can be read whole. */
export function readRecording(file: string): Recording | undefined {
  try {
    const [first = "", ...rest] = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
    const last = rest.pop() ?? "";
    return {
      ...firstLine.parse(JSON.parse(first)),
      takes: rest.map((line) => takeLine.parse(JSON.parse(line))),
      head: lastLine.parse(JSON.parse(last)).head,
    };
  } catch {
    return undefined;
  }
}
