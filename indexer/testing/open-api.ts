import type { Hex } from "viem";
import { lensAbi, stakedAidAbi } from "../../abis";
import { type Answer, createHistoryClient, type HistoryClient } from "../../lib/indexer/client";
import { dealStates } from "../../lib/indexer/schemas/deals";
import { ticketStates } from "../../lib/indexer/schemas/exits";
import type { ChainClients } from "../../world/chain/clients";
import type { DeploymentAddresses } from "../../lib/chain/addresses";

type Part = readonly [what: string, told: readonly unknown[], chosen: readonly unknown[]];

/** Lists of which a part was asked for, and the same part chosen from the whole list. */
export async function partsOfLists(client: HistoryClient, tickets: readonly Answer<"tickets">["data"][number][]): Promise<readonly Part[]> {
  const byState = ticketStates.map(async (state): Promise<Part> => {
    const { data } = await client.ask("tickets", { state, limit: "1000" });
    return [`tickets that are ${state}`, data.map(({ id }) => id), tickets.filter((ticket) => ticket.state === state).map(({ id }) => id)];
  });
  const deals = (await client.ask("deals", { limit: "1000" })).data;
  const dealsByState = dealStates.map(async (state): Promise<Part> => {
    const { data } = await client.ask("deals", { state, limit: "1000" });
    return [`deals that are ${state}`, data, deals.filter((deal) => deal.state === state)];
  });
  const dates = async (): Promise<Part> => {
    const goingOn = deals.filter(({ state }) => state === "active" || state === "late" || state === "handed-over");
    const schedules = await Promise.all(goingOn.map(({ number }) => client.ask("dealSchedule", { id: String(number), limit: "1000" })));
    const told = [...(await client.ask("calendar", {})).matchAll(/^DTSTART;VALUE=DATE:([0-9]{8})/gm)].map(([, day]) => day);
    return ["days of the calendar", told, schedules.flatMap(({ data }) => data.map(({ dueDay }) => dueDay.replaceAll("-", ""))).toSorted()];
  };
  const all = (await client.ask("titleTelemetry", { id: "1", order: "asc", limit: "1000" })).data;
  const [from, to] = [all.at(2)?.time ?? 0, all.at(-3)?.time ?? 0];
  const newestOf = async (query: { from?: string; to?: string }, chosen: typeof all): Promise<Part> => {
    const first = await client.ask("titleTelemetry", { id: "1", limit: "2", ...query });
    const second = await client.ask("titleTelemetry", { id: "1", limit: "2", ...query, ...(first.next !== null && { cursor: first.next }) });
    return [`reports ${JSON.stringify(query)}`, [...first.data, ...second.data].map(({ time }) => time), chosen.toReversed().slice(0, 4).map(({ time }) => time)];
  };
  return Promise.all([
    ...byState,
    ...dealsByState,
    dates(),
    newestOf({}, all),
    newestOf({ from: String(from), to: String(to) }, all.filter(({ time }) => time >= from && time <= to)),
    newestOf({ to: String(from) }, all.filter(({ time }) => time <= from)),
    newestOf({ from: String((all.at(-1)?.time ?? 0) + 1) }, []),
  ]);
}

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
