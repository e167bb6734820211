import "server-only";
import type { ProtocolView, ReadProblem } from "../queries/index";
import { readProtocol } from "../queries/lens";
import type { ChainHealth } from "../screens/facts";
import { type ChainAccess, chainAccess } from "./chain";
import { createChainClock } from "./chain-clock";
import { chainHealth } from "./chain-health";
import { remember } from "./remember";
import { keepLast } from "./status/last-good";

/** The protocol's view for a page that is being rendered, with the block it was read at (timestamp in unix seconds). */
type Found =
  | { readonly ok: true; readonly view: ProtocolView; readonly block: { readonly number: bigint; readonly timestamp: number } }
  | { readonly ok: false; readonly reason: ReadProblem };

/** The view may be the last one that could be read; `health` says so. `now` is what ages are counted from, unix seconds. */
export type ProtocolRead = Found & { readonly health: ChainHealth; readonly now: number };

/** A page waits this long for its figures and is then sent without, or with those that were read last. */
export const PATIENCE_MS = 4_000;
/** Shorter than any chain's block time. */
const KEEP_MS = 1_000;

/** Makes the reader of the protocol's figures for pages. It never throws and keeps the last good ones. */
export function createProtocolReader({ client, chainId }: ChainAccess, patienceMs = PATIENCE_MS): () => Promise<ProtocolRead> {
  const read = keepLast(remember(() => readProtocol(client, chainId), KEEP_MS), { patienceMs });
  const clock = createChainClock(client, chainId);
  return async () => {
    const [part, now] = await Promise.all([read(), clock()]);
    const health = chainHealth(chainId, part, now);
    if (part.last === undefined) return { ok: false, reason: part.problem ?? "unreachable", health, now };
    const { blockNumber, timestamp } = part.last;
    return { ok: true, view: part.last, block: { number: blockNumber, timestamp: Number(timestamp) }, health, now };
  };
}

let readShared: (() => Promise<ProtocolRead>) | undefined;

/** The protocol's figures for a server component: at most a second old, or the last that could be read. Never throws. */
export function getProtocol(): Promise<ProtocolRead> {
  readShared ??= createProtocolReader(chainAccess());
  return readShared();
}
