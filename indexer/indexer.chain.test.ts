import { type Hex, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aidAbi, lensAbi, stakedAidAbi } from "../abis";
import { createHistoryClient } from "../lib/indexer/client";
import { randomOf } from "../lib/random";
import { startUpstream, status, type TestUpstream } from "../lib/server/rpc/testing/upstream";
import { devAccounts } from "../world/chain/accounts";
import { chainClients, type ChainClients } from "../world/chain/clients";
import { startStage, type StartedStage } from "../world/stage/start-stage";
import { daysOf, live, planOf } from "../world/story/index";
import { rareOnChain, resultsOnChain } from "./testing/accounts";
import { lagging, passingOn } from "./testing/servers";
import { creditHistory, dealOnChainAt, dealToldAt, juniorPairs, titlePairs } from "./testing/credit";
import { allRows, heldAt, snapshotFigures, type SnapshotRow, type TransferRow } from "./testing/history";
import { type TestIndexer, testIndexers, type TestIndexers } from "./testing/indexers";
import { everyList, listsOnChain } from "./testing/lists";
import { askEverything, partsOfLists } from "./testing/open-api";

const plan = planOf("tiny", { seed: 20_262, end: Date.UTC(2026, 10, 1) / 1_000 });
let started: StartedStage;
let clients: ChainClients;
let server: TestUpstream;
let indexers: TestIndexers;
let indexer: TestIndexer;
let transfers: readonly TransferRow[];

beforeAll(async () => {
  started = await startStage({ port: 0, timestamp: plan.start - 3_600 });
  for (let day = 0; day < daysOf(plan); day += 1) await live(started.stage, plan, day);
  clients = chainClients(started.chain.rpcUrl);
  server = await startUpstream(passingOn(started.chain.rpcUrl));
  indexers = await testIndexers(server.url);
  indexer = await indexers.start();
  await indexer.indexed(await clients.publicClient.getBlockNumber());
  transfers = await allRows<TransferRow>(indexer, "transfers", "block token from to amount");
}, 300_000);
afterAll(async () => {
  await indexers.stop();
  await server.stop();
  await started.chain.stop();
});

/** Some blocks at which somebody got something, always the same ones. */
function someBlocks(count: number): readonly number[] {
  const random = randomOf(7);
  const blocks = [...new Set(transfers.map(({ block }) => block))];
  return Array.from({ length: count }, () => blocks[random(blocks.length)] ?? 0);
}

describe("an index of six weeks", () => {
  it("knows what everybody held at blocks of the past", async () => {
    const { AID, StakedAID } = started.stage.addresses;
    for (const block of someBlocks(6)) {
      for (const [address, abi] of [[AID, aidAbi], [StakedAID, stakedAidAbi]] as const) {
        const held = [...heldAt(transfers, address, block)].filter(([account]) => account !== zeroAddress);
        const told = await Promise.all(
          held.map(([account]) => clients.publicClient.readContract({ address, abi, functionName: "balanceOf", args: [account], blockNumber: BigInt(block) })),
        );
        expect(held.map(([, amount]) => amount)).toEqual(told);
        const supply = await clients.publicClient.readContract({ address, abi, functionName: "totalSupply", blockNumber: BigInt(block) });
        expect(held.reduce((sum, [, amount]) => sum + amount, 0n)).toBe(supply);
      }
    }
  });

  it("keeps balances, supplies and holders that are those of its transfers", async () => {
    const balances = await allRows<{ token: Hex; account: Hex; amount: string }>(indexer, "balances", "token account amount");
    const tokens = await allRows<{ address: Hex; supply: string; holders: number }>(indexer, "tokens", "address supply holders");
    expect(tokens).toHaveLength(2);
    for (const { address, supply, holders } of tokens) {
      const held = [...heldAt(transfers, address, Number.MAX_SAFE_INTEGER)].filter(([account, amount]) => account !== zeroAddress && amount > 0n);
      const kept = balances.filter((row) => row.token === address && row.amount !== "0").map(({ account, amount }) => [account, BigInt(amount)]);
      expect(kept.sort()).toEqual(held.sort());
      expect([holders, BigInt(supply)]).toEqual([held.length, held.reduce((sum, [, amount]) => sum + amount, 0n)]);
    }
  });

  it("has the sheet and the prices of hours and days as the contracts tell them at that block", async () => {
    const rows = await allRows<SnapshotRow>(indexer, "snapshots", `block hash resolution ${snapshotFigures.join(" ")}`);
    expect(rows.filter(({ resolution }) => resolution === "day").length).toBeGreaterThanOrEqual(daysOf(plan));
    const random = randomOf(11);
    for (let look = 0; look < 8; look += 1) {
      const row = rows[random(rows.length)];
      if (row === undefined) throw new Error("There is no snapshot.");
      const at = { address: started.stage.addresses.Lens, abi: lensAbi, functionName: "protocol", blockNumber: BigInt(row.block) } as const;
      const { sheet, reserves, staking, exits } = await clients.publicClient.readContract(at);
      const told: Readonly<Record<string, unknown>> = { ...reserves, ...exits, ...staking, ...sheet };
      for (const name of snapshotFigures) expect([name, BigInt(row[name])]).toEqual([name, told[name]]);
      expect(row.hash).toBe((await clients.publicClient.getBlock({ blockNumber: BigInt(row.block) })).hash);
    }
  });

  it("tells how far it and the chain are, beside what Ponder tells of itself", async () => {
    const head = await clients.publicClient.getBlockNumber();
    const told = await indexer.metrics();
    for (const figure of ["up 1", "ready 1", `block ${head}`, `chain_block ${head}`, "lag_blocks 0", "lag_seconds 0", "starts_total 1", "dropped_total 0"]) expect(told.split("\n")).toContain(`aid_index_${figure}`);
    expect(told).toMatch(/^ponder_http_server_request_duration_ms_count\{.*path="\/graphql".*\} [1-9]/m);
    expect(told).toMatch(/^aid_index_info\{index="aid_31337_[0-9a-f]{8}_[0-9a-f]{8}"\} 1$/m);
  });

  it("has every ticket's parts as the contract keeps them", async () => {
    const fields = ["pending", "claimableShares", "claimableAssets", "cancelledShares", "maturesAt"] as const;
    type Row = Readonly<Record<(typeof fields)[number] | "id", string>>;
    const rows = await allRows<Row>(indexer, "tickets", `id ${fields.join(" ")}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const ticket = { address: started.stage.addresses.StakedAID, abi: stakedAidAbi, functionName: "ticket", args: [BigInt(row.id)] } as const;
      expect(fields.map((name) => BigInt(row[name]))).toEqual(await clients.publicClient.readContract(ticket));
    }
  });

  it("has the cost of every share somewhere, shares for what accounts hold, and results that follow from logs and contracts", async () => {
    const { StakedAID } = started.stage.addresses;
    const positions = await allRows<{ account: Hex; shares: string }>(indexer, "stakerPositions", "account shares");
    const held = heldAt(transfers, StakedAID, Number.MAX_SAFE_INTEGER);
    expect(positions.length).toBeGreaterThan(3);
    for (const { account, shares } of positions) expect([account, BigInt(shares)]).toEqual([account, held.get(account) ?? 0n]);
    const pairs = await resultsOnChain({ indexer, clients, addresses: started.stage.addresses });
    expect(pairs.length).toBeGreaterThan(10);
    for (const [what, told, known] of pairs) expect([what, told]).toEqual([what, known]);
  });
});

describe("deals of six weeks", () => {
  it("stand at blocks of the past as on the chain: stage, breaches, purse, carrying value, what is outstanding, and what of each instalment is paid", async () => {
    const history = await creditHistory(indexer);
    expect(history.deals.length).toBeGreaterThanOrEqual(3);
    expect(history.payments.length).toBeGreaterThan(0);
    expect(new Set(history.steps.map(({ stage }) => stage))).toEqual(new Set(["proposed", "raising", "funded", "active", "repaid", "defaulted", "liquidating", "closed", "handed_over", "cancelled"]));
    const random = randomOf(13);
    const blocks = [...new Set(history.steps.map(({ block }) => block))];
    for (let look = 0; look < 12; look += 1) {
      const block = blocks[random(blocks.length)] ?? 0;
      for (const deal of history.deals) {
        const told = dealToldAt(history, deal.address, block);
        if (told.stage === undefined) continue;
        expect([deal.number, block, told]).toEqual([deal.number, block, await dealOnChainAt(clients, started.stage.addresses, deal, block)]);
      }
    }
  });

  it("owe their juniors what their tokens say, and their titles are as the registers have them", async () => {
    const pairs = [...(await juniorPairs(indexer, clients)), ...(await titlePairs(indexer, clients, started.stage.addresses))];
    expect(pairs.length).toBeGreaterThan(6);
    for (const [what, told, chain] of pairs) expect([what, told]).toEqual([what, chain]);
  });
});

describe("the open API over it", () => {
  it("says what the contracts say at its block, in answers that its schemas read", async () => {
    const { summary, protocol, tickets, proved, prices, rates, terms, ofTicket, client } = await askEverything(indexer.origin, clients, started.stage.addresses);
    const { sheet, sharePrice, apr, queue } = summary.data;
    const { backing: _backing, impairment, ...plain } = sheet;
    expect([plain, impairment]).toEqual([protocol.sheet, protocol.reserves.impairment]);
    expect([sharePrice.entry, sharePrice.exit, sharePrice.totalAssets]).toEqual([protocol.staking.entryPrice, protocol.staking.exitPrice, protocol.staking.totalAssets]);
    expect([queue.shares, terms.data.queue.ahead]).toEqual([protocol.exits.unservedShares, protocol.exits.unservedAssets]);
    // The balance sheet, by the call that the proof names.
    expect(BigInt(proved[0]?.slice(0, 66) ?? 0)).toBe(sheet.cash);
    expect(tickets.map(({ id }) => id)).toEqual(tickets.map((_ticket, index) => index + 1));
    for (const { id, pending, claimableShares, claimableAssets, cancelledShares } of tickets) {
      expect([pending, claimableShares, claimableAssets, cancelledShares]).toEqual((await ofTicket(id)).slice(0, 4));
    }
    for (const [what, told, chosen] of await partsOfLists(client, tickets)) expect([what, told]).toEqual([what, chosen]);
    const first = prices.data[0];
    expect(apr.realised.sinceStart.fromPrice).toBe(first?.entry);
    expect(rates.data[0]?.days30).not.toBeNull();
    const [owner] = tickets.map((ticket) => ticket.owner);
    if (owner === undefined) throw new Error("Nobody asked to leave.");
    const activity = await client.ask("accountActivity", { address: owner, order: "asc" });
    expect(activity.data.map(({ kind }) => kind)).toContain("request_exit");
  });

  it("tells the yield of the past as it told it then", async () => {
    const { timestamp } = await clients.publicClient.getBlock();
    // The first block of an hour is one of history's.
    await clients.testClient.setNextBlockTimestamp({ timestamp: timestamp + 7_200n });
    await clients.testClient.mine({ blocks: 1 });
    const head = await clients.publicClient.getBlockNumber();
    await indexer.indexed(head);
    const client = createHistoryClient({ server: `${indexer.origin}/v1`, timeoutMs: 60_000 });
    // For two seconds an answer may be of the block before, and says so.
    await expect.poll(async () => BigInt((await client.ask("summary", {})).block.number), { timeout: 20_000, interval: 100 }).toBe(head);
    const { block, data } = await client.ask("summary", {});
    const [newest] = (await client.ask("aprHistory", { resolution: "hour", order: "desc", limit: "1" })).data;
    const { realised, running, expected, target, billRate } = data.apr;
    const told = { days7: realised.days7.rate, days30: realised.days30.rate, sinceStart: realised.sinceStart.rate, running, expected, target, billRate };
    expect(newest).toEqual({ time: block.timestamp, block: block.number, days90: null, ...told });
    expect(running?.debt).toBeGreaterThan(0n);
    const all = (await client.ask("deals", { limit: "1000" })).data.map(({ state }) => state);
    const among = (...states: readonly string[]) => all.filter((state) => states.includes(state)).length;
    expect(data.deals).toEqual({ count: all.length, open: among("active", "late", "handed-over", "defaulted", "liquidating"), raising: among("raising") });
    expect(data.deals.open).toBeGreaterThan(0);
  });

  it("lists everything that is indexed, whole, in parts and as tables, and what the pool, roles and juniors' tokens say", async () => {
    const client = createHistoryClient({ server: `${indexer.origin}/v1`, timeoutMs: 60_000 });
    const { pairs, counts } = await everyList(client);
    expect(Object.keys(counts).filter((name) => counts[name] === 0)).toEqual([]);
    for (const [what, told, known] of await rareOnChain({ indexer, clients, addresses: started.stage.addresses })) expect([what, told]).toEqual([what, known]);
    for (const [what, told, known] of [...pairs, ...(await listsOnChain(client, clients, started.stage.addresses))]) expect([what, told]).toEqual([what, known]);
  });

  it("sends nothing twice while no block comes, and says what is wrong with a request", async () => {
    const first = await fetch(`${indexer.origin}/v1/tickets?format=csv`);
    expect((await first.text()).split("\r\n")[0]).toContain("requested (sAID)");
    const again = await fetch(`${indexer.origin}/v1/tickets?format=csv`, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
    const wrong = await fetch(`${indexer.origin}/v1/tickets?holder=me`);
    expect([wrong.status, ((await wrong.json()) as { error: { field: string } }).error.field]).toEqual([400, "holder"]);
  });
});

describe("questions that mean no good", () => {
  it("are answered wherever their cursor says to go on, and whatever number they name", async () => {
    const [owner] = await allRows<{ owner: Hex }>(indexer, "tickets", "owner");
    const lists = ["/deals", "/deals?sort=principal", "/deals/1/payments", "/titles", "/titles/1/telemetry", "/tickets", "/history/share-price", `/accounts/${owner?.owner ?? ""}/activity`];
    lists.push("/transfers", "/market/trades", "/governance", "/governance/roles", "/governance/rosters", "/governance/parameters", "/deals/1/steps", "/deals/1/schedule", "/deals/1/juniors");
    for (const list of lists) {
      const page = `${indexer.origin}/v1${list}${list.includes("?") ? "&" : "?"}limit=1`;
      const { next } = (await (await fetch(page)).json()) as { next: string };
      for (const place of ["9".repeat(78), `-${"9".repeat(77)}`]) {
        const [key, ...places] = JSON.parse(Buffer.from(next, "base64url").toString()) as string[];
        const forged = Buffer.from(JSON.stringify([key, ...places.map(() => place)])).toString("base64url");
        expect([list, place.at(0), (await fetch(`${page}&cursor=${forged}`)).status]).toEqual([list, place.at(0), 200]);
      }
    }
    for (const path of ["/deals/2147483648", "/deals/2147483648/steps", "/titles/999999999999999"]) expect([path, (await fetch(`${indexer.origin}/v1${path}`)).status]).toEqual([path, 404]);
  });

  it("ask GraphQL for no more than it can give beside everything else", async () => {
    // Somebody else than whoever asks for the other tests: allowances are counted apart.
    const headers = { "content-type": "application/json", "x-forwarded-for": "203.0.113.9" };
    const ask = (query: string) => fetch(`${indexer.origin}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    const types = await ask("{ __schema { types { name inputFields { type { ofType { name } } } } } }");
    expect([types.status, Object.keys((await types.json()) as object)]).toEqual([200, ["data"]]);
    const nested = await ask("{ __schema { types { inputFields { type { ofType { inputFields { name } } } } } } }");
    expect([nested.status, await nested.json()]).toEqual([400, { errors: [{ message: expect.stringContaining("fields of a type once") as string, extensions: { code: "bad-request" } }] }]);
    const wrong = await ask("{ deals(offset: -1) { items { number } } }");
    expect([wrong.status, wrong.headers.get("access-control-allow-origin"), await wrong.json()]).toMatchObject([200, "*", { errors: [{ message: "OFFSET must not be negative" }] }]);
    const refused = await Promise.all(Array.from({ length: 60 }, () => ask(`{ ${Array.from({ length: 10 }, (_, index) => `a${String(index)}: deals { totalCount }`).join(" ")} }`)));
    const told = refused.filter(({ status: code }) => code === 429);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((one) => Number(one.headers.get("retry-after")) >= 1)).toBe(true);
    expect((await fetch(`${indexer.origin}/v1/summary`)).status).toBe(200);
  });
});

describe("what happens to the chain", () => {
  const amount = 10n ** 18n;
  const supplyOf = async (): Promise<bigint> => {
    const [token] = await allRows<{ supply: string; symbol: string }>(indexer, "tokens", "supply symbol").then((rows) => rows.filter(({ symbol }) => symbol === "AID"));
    return BigInt(token?.supply ?? 0);
  };
  const sendAid = async (to: Hex): Promise<void> => {
    const wallet = clients.walletOf(devAccounts.verifiedRedeemer);
    const hash = await wallet.writeContract({ address: started.stage.addresses.AID, abi: aidAbi, functionName: "transfer", args: [to, amount] });
    await clients.testClient.mine({ blocks: 1 });
    await clients.publicClient.waitForTransactionReceipt({ hash });
  };
  const received = async (account: Hex): Promise<bigint> => {
    const rows = await allRows<{ account: Hex; amount: string }>(indexer, "balances", "account amount");
    return BigInt(rows.find((row) => row.account === account)?.amount ?? 0);
  };

  it("blocks that are replaced, up to the thirty that are not final, take what was in them along", async () => {
    const [lost, kept]: readonly [Hex, Hex] = ["0x00000000000000000000000000000000000a11ce", "0x0000000000000000000000000000000000000b0b"];
    const before = await supplyOf();
    const id = await clients.testClient.snapshot();
    await sendAid(lost);
    await clients.testClient.mine({ blocks: 29 });
    await indexer.indexed(await clients.publicClient.getBlockNumber());
    expect(await received(lost)).toBe(amount);

    await clients.testClient.revert({ id });
    await sendAid(kept);
    await clients.testClient.mine({ blocks: 33 });
    await indexer.indexed(await clients.publicClient.getBlockNumber());
    await expect.poll(() => received(kept), { timeout: 60_000, interval: 200 }).toBe(amount);
    expect(await received(lost)).toBe(0n);
    expect(await supplyOf()).toBe(before);
  });

  it("a server that fails, and then knows less than it has told, is waited for", async () => {
    const account: Hex = "0x0000000000000000000000000000000000000d0d";
    const failing = server.calls.length + 20;
    server.behave(status(503));
    await sendAid(account);
    await expect.poll(() => server.calls.length, { timeout: 60_000, interval: 50 }).toBeGreaterThan(failing);
    server.behave(passingOn(started.chain.rpcUrl));
    await indexer.indexed(await clients.publicClient.getBlockNumber());
    expect(await received(account)).toBe(amount);

    const asked = server.count("eth_getBlockByNumber") + 5;
    server.behave(lagging(started.chain.rpcUrl, 3n));
    await expect.poll(() => server.count("eth_getBlockByNumber"), { timeout: 60_000, interval: 50 }).toBeGreaterThan(asked);
    server.behave(passingOn(started.chain.rpcUrl));
    await sendAid(account);
    await indexer.indexed(await clients.publicClient.getBlockNumber());
    expect(await received(account)).toBe(2n * amount);
    expect(indexer.lines().filter(({ event }) => event === "index-dropped")).toEqual([]);
  }, 240_000);

  it("killed and started again it goes on where it was, and ends when told to", async () => {
    const supply = await supplyOf();
    await indexer.kill("SIGKILL");
    await sendAid("0x0000000000000000000000000000000000000c0c");
    indexer = await indexers.start();
    await indexer.indexed(await clients.publicClient.getBlockNumber());
    expect(await received("0x0000000000000000000000000000000000000c0c")).toBe(amount);
    expect(await supplyOf()).toBe(supply);
    expect(indexer.lines().filter(({ event }) => event === "index-dropped")).toEqual([]);
  }, 300_000);

  it("ended while it reads the past, it begins anew rather than counting twice", async () => {
    const others = await testIndexers(server.url);
    try {
      await others.startHalf();
      const other = await others.start();
      expect(other.lines().find(({ event }) => event === "index-dropped")?.why).toBe("half-read");
      await other.indexed(await clients.publicClient.getBlockNumber());
      for (const [list, fields] of [["tokens", "address supply holders transfers"], ["accounts", "address activities"]] as const) {
        expect(await allRows(other, list, fields)).toEqual(await allRows(indexer, list, fields));
      }
    } finally {
      await others.stop();
    }
  }, 300_000);

  it("a chain that was made anew on the same port gets an index of its own", async () => {
    const { port } = started.chain;
    await started.chain.stop();
    started = await startStage({ port, timestamp: plan.start - 7_200 });
    await expect.poll(() => indexer.lines().some(({ event, why }) => event === "index-dropped" && why === "another-chain"), { timeout: 60_000, interval: 200 }).toBe(true);
    await indexer.indexed(await clients.publicClient.getBlockNumber());
    const fresh = await allRows<TransferRow>(indexer, "transfers", "block token from to amount");
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(transfers.length);
    const { AID } = started.stage.addresses;
    expect(await supplyOf()).toBe(await clients.publicClient.readContract({ address: AID, abi: aidAbi, functionName: "totalSupply" }));
    expect(await indexer.kill("SIGTERM")).toBe(0);
  }, 300_000);
});
