import type { Hex } from "viem";
import { lensAbi, stakedAidAbi } from "../../abis";
import { type Answer, createHistoryClient } from "../../lib/indexer/client";
import type { ChainClients } from "../../world/chain/clients";
import type { DeploymentAddresses } from "../../lib/chain/addresses";

/** Everything that the API tells at one moment, read by its own schemas, and what the contracts say at that block. */
export async function askEverything(origin: string, clients: ChainClients, addresses: DeploymentAddresses) {
  const client = createHistoryClient({ server: `${origin}/v1`, timeoutMs: 60_000 });
  const summary = await client.ask("summary", {});
  const blockNumber = BigInt(summary.block.number);
  const protocol = await clients.publicClient.readContract({ address: addresses.Lens, abi: lensAbi, functionName: "protocol", blockNumber });
  const tickets: Answer<"tickets">["data"][number][] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const page: Answer<"tickets"> = await client.ask("tickets", { limit: "1", ...(cursor !== "" && { cursor }) });
    tickets.push(...page.data);
    cursor = page.next ?? undefined;
  }
  const proof = await client.ask("proof", {});
  // The calls as anybody would send them.
  const proved = await Promise.all(
    proof.data.calls.map(({ request: { params } }) => {
      const [call] = params;
      if (call === undefined || typeof call === "string") throw new Error("A proof's call says whom it asks.");
      return clients.publicClient.call({ to: call.to, data: call.data, blockNumber }).then(({ data }): Hex => data ?? "0x");
    }),
  );
  const prices = await client.ask("sharePriceHistory", { resolution: "hour", limit: "1000" });
  const rates = await client.ask("aprHistory", { order: "desc", limit: "1" });
  const terms = await client.ask("exitTerms", {});
  const ofTicket = (id: number) => clients.publicClient.readContract({ address: addresses.StakedAID, abi: stakedAidAbi, functionName: "ticket", args: [BigInt(id)], blockNumber });
  return { client, summary, protocol, tickets, proved, prices, rates, terms, ofTicket };
}
