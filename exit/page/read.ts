import type { Client } from "viem";
import { classify } from "../../lib/errors/classify";
import { NotDeployedError } from "../../lib/chain/addresses";
import { chainFacts } from "../../lib/chain/chains";
import { readAccount, readDue, readProtocol, readTickets } from "../../lib/queries/lens";
import { ticketsOnPage } from "../../lib/tickets/page-size";
import { chain, chainId } from "./deployment";
import type { Model, Store } from "./model";
import { walletClient } from "./rpc";

/** Who is asked about the chain: the server that was typed in, else the wallet, if it is on the chain. */
export function clientOf({ server, wallet, walletChain }: Pick<Model, "server" | "wallet" | "walletChain">): Client | undefined {
  if (server.is === "used") return server.client;
  return wallet !== undefined && walletChain === chainId ? walletClient(wallet.provider, chain) : undefined;
}

let lastAsked = 0;

/** Reads the protocol and the account. An answer that a later question has overtaken is dropped. */
export async function read(store: Store): Promise<void> {
  const { account } = store.get();
  const client = clientOf(store.get());
  const asked = ++lastAsked;
  if (client === undefined) {
    store.change({ protocol: undefined, view: undefined, tickets: undefined, due: undefined, readProblem: undefined });
    return;
  }
  try {
    const [protocol, due, view, tickets] = await Promise.all([
      readProtocol(client, chainId),
      readDue(client, chainId),
      account === undefined ? undefined : readAccount(client, chainId, account),
      account === undefined ? undefined : readTickets(client, chainId, account, ticketsOnPage),
    ]);
    if (asked === lastAsked) store.change({ protocol, due, view, tickets, readProblem: undefined });
  } catch (error) {
    // What was read last stays, with its block beside it.
    if (asked === lastAsked) store.change({ readProblem: error instanceof NotDeployedError ? "not-deployed" : classify(error) });
  }
}

/** Reads again with every block, roughly, while somebody looks. */
export function readOn(store: Store): void {
  const everyMs = Math.max(4, chainFacts(chainId).blockSeconds) * 1_000;
  window.setInterval(() => {
    if (document.visibilityState === "visible") void read(store);
  }, everyMs);
}
