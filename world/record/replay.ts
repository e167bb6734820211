import type { ChainClients } from "../chain/clients";
import { nodeBatch } from "../stage/node-batch";
import { callsOf, type Take } from "../stage/take";
import type { Recording } from "./recording";
import type { SinceTake } from "./since";

/** A replay that ended at another block than the recording did: the recording is of no use on this machine. */
export class ReplayDiffersError extends Error {
  override readonly name = "ReplayDiffersError";
}

/**
 * Plays a recording on a fresh chain that mines on command and begins at the same moment. Throws when the chain does not
 * end with the same head, whose hash stands for everything before it. `progress` hears how many blocks are made.
 */
export async function replay(clients: ChainClients, recording: Pick<Recording, "takes" | "head">, progress: (blocks: number) => void = () => undefined): Promise<void> {
  await playAgain(clients, recording.takes, progress);
  const { hash } = await clients.publicClient.getBlock();
  if (hash !== recording.head) throw new ReplayDiffersError(`The replay ended with block ${hash}, the recording with ${recording.head}.`);
}

/**
 * Plays what was sent since the recording ended. The empty blocks between are left out, so no hash of a block is the same; what is
 * compared is the gas that each block uses, which another outcome would change.
 */
export async function replaySince(clients: ChainClients, takes: readonly SinceTake[]): Promise<void> {
  const { number: before } = await clients.publicClient.getBlock();
  await playAgain(clients, takes);
  for (const [index, { gas }] of takes.entries()) {
    if (gas === undefined) continue;
    const { gasUsed } = await clients.publicClient.getBlock({ blockNumber: before + BigInt(index + 1) });
    if (Number(gasUsed) !== gas) throw new ReplayDiffersError(`What was sent since does something else when it is made again (block ${before + BigInt(index + 1)}).`);
  }
}

/** Makes blocks again on a chain that mines on command. */
export async function playAgain(clients: ChainClients, takes: readonly Take[], progress: (blocks: number) => void = () => undefined): Promise<void> {
  let made = 0;
  for (const take of takes) {
    await nodeBatch(clients.rpcUrl, callsOf(take)).catch((cause: unknown) => {
      throw new ReplayDiffersError(`Block ${made + 1} of the recording cannot be made again.`, { cause });
    });
    made += 1;
    progress(made);
  }
}
