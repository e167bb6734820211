import type { ChainClients } from "../chain/clients";
import { nodeBatch } from "../stage/node-batch";
import { callsOf } from "../stage/take";
import type { Recording } from "./recording";

/** A replay that ended at another block than the recording did: the recording is of no use on this machine. */
export class ReplayDiffersError extends Error {
  override readonly name = "ReplayDiffersError";
}

/**
 * Plays a recording on a fresh chain that mines on command and begins at the same moment. Throws when the chain does not
 * end with the same head, whose hash stands for everything before it. `progress` hears how many blocks are made.
 */
export async function replay(clients: ChainClients, recording: Recording, progress: (blocks: number) => void = () => undefined): Promise<void> {
  let made = 0;
  for (const take of recording.takes) {
    await nodeBatch(clients.rpcUrl, callsOf(take)).catch((cause: unknown) => {
      throw new ReplayDiffersError(`Block ${made + 1} of the recording cannot be made again.`, { cause });
    });
    made += 1;
    progress(made);
  }
  const { hash } = await clients.publicClient.getBlock();
  if (hash !== recording.head) throw new ReplayDiffersError(`The replay ended with block ${hash}, the recording with ${recording.head}.`);
}
