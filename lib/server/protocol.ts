import "server-only";
import type { Address } from "viem";
import { readProblemOf, type AccountView, type ProtocolView, type ReadProblem } from "../queries/index";
import { readAccount, readProtocol } from "../queries/lens";
import { chainAccess } from "./chain";
import { remember } from "./remember";
import { within } from "./within";

/** A view of the chain for a page that is being rendered, with the block it was read at (timestamp in unix seconds). */
export type ServerRead<View> =
  | { readonly ok: true; readonly view: View; readonly block: { readonly number: bigint; readonly timestamp: number } }
  | { readonly ok: false; readonly reason: ReadProblem };

/** A page waits this long for its figures and is then sent without. */
const PATIENCE_MS = 4_000;
/** Shorter than any chain's block time. */
const KEEP_MS = 1_000;

/** The protocol's figures, at most a second old, for a server component. Never throws. */
export function getProtocol(): Promise<ServerRead<ProtocolView>> {
  return settle(readShared());
}

/** One account's figures at the newest block. Never throws. */
export function getAccount(account: Address): Promise<ServerRead<AccountView>> {
  const { client, chainId } = chainAccess();
  return settle(readAccount(client, chainId, account));
}

const readShared = remember(() => {
  const { client, chainId } = chainAccess();
  return readProtocol(client, chainId);
}, KEEP_MS);

async function settle<View extends { blockNumber: bigint; timestamp: bigint }>(reading: Promise<View>): Promise<ServerRead<View>> {
  try {
    const view = await within(PATIENCE_MS, reading);
    return { ok: true, view, block: { number: view.blockNumber, timestamp: Number(view.timestamp) } };
  } catch (error) {
    return { ok: false, reason: readProblemOf(error) };
  }
}
