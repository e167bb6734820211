import { createClient, type Chain, type Client, type Transport } from "viem";
import { chainOf } from "./chains";
import { browserTransport } from "./transports";

const clients = new Map<number, Client<Transport, Chain>>();

/** The browser's one client of a chain: whatever starts together, wherever in the page, leaves in one request. */
export function browserClient(chainId: number): Client<Transport, Chain> {
  const known = clients.get(chainId);
  if (known) return known;
  const client = createClient({ chain: chainOf(chainId), transport: browserTransport(), batch: { multicall: true } });
  clients.set(chainId, client);
  return client;
}
