import { erc20Abi, parseAbiItem, parseEventLogs } from "viem";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { aidAbi, issuerAbi, poolEventsAbi, stakedAidAbi } from "../../abis";
import { dealAbi, juniorTokenAbi, seniorPositionsAbi, telemetryAbi } from "../../abis/credit";
import { devAccounts } from "../chain/accounts";
import { stages } from "../deals/deals";
import type { Course } from "./book";
import { buildLarge, type Large } from "./build";
import { accountOf, isOurs } from "./world";

const events = 3_000;
const end = 1_795_132_800;
const silent = { port: 0, events, end, log: () => undefined } as const;
let large: Large;
let methods: ReadonlySet<string>;

beforeAll(async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  large = await buildLarge(silent);
  methods = new Set(asked.mock.calls.flatMap(([, init]) => (typeof init?.body === "string" ? methodsIn(init.body) : [])));
  asked.mockRestore();
});
afterAll(() => large.chain.stop());

function methodsIn(body: string): string[] {
  const parsed = JSON.parse(body) as { method: string } | { method: string }[];
  return [parsed].flat().map(({ method }) => method);
}

const abi = [...aidAbi, ...issuerAbi, ...stakedAidAbi, ...poolEventsAbi, ...telemetryAbi, ...dealAbi, ...juniorTokenAbi];
const kinds = [
  ...["Transfer", "Approval", "Minted", "Deposit", "RedeemRequest", "TicketServed", "TicketClaimed", "ExitedNow", "Redeemed", "Swap"],
  ...["Reported", "Approved", "Committed", "Funded", "Cancelled", "Drawn", "Received", "Distributed", "Claimed"],
  ...["Repaid", "DefaultDeclared", "AuctionStarted", "HandOverOffered", "HandedOver"],
];
const everything = { fromBlock: 0n, toBlock: "latest" } as const;
const client = () => large.stage.clients.publicClient;

const stageOf: Readonly<Record<Course, (typeof stages)[number]>> = {
  ...{ proposed: "Proposed", declined: "Cancelled", raising: "Raising", failed: "Cancelled", funded: "Funded", active: "Active", late: "Active" },
  ...{ defaulted: "Defaulted", liquidating: "Liquidating", "handed-over": "HandedOver", repaid: "Repaid", sold: "Closed" },
};

describe("a large world of few events", () => {
  it("has as many as were asked for, of every kind that a day brings", async () => {
    const logs = (await client().getLogs(everything)).filter(isOurs(large.world));
    expect(logs).toHaveLength(events);
    const told = new Set(parseEventLogs({ abi, logs }).map(({ eventName }) => eventName));
    for (const name of kinds) expect(told, name).toContain(name);
  });

  it("has deals that stand as their courses say, and as many with stakers' money as its size says", async () => {
    const { size, running, book } = large.world;
    expect([book.length, running.size]).toEqual([size.deals, size.deals]);
    for (const { deal, address } of running.values()) {
      const stage = await client().readContract({ address, abi: dealAbi, functionName: "stage" });
      expect(stages[stage], `${deal.key}, ${deal.course}`).toBe(stageOf[deal.course]);
      const isLate = (await client().readContract({ address, abi: dealAbi, functionName: "secondsLate" })) > 0n;
      if (deal.course === "late" || deal.course === "active") expect(isLate, deal.key).toBe(deal.course === "late");
    }
    const positions = { address: large.stage.addresses.SeniorPositions, abi: seniorPositionsAbi } as const;
    expect(await client().readContract({ ...positions, functionName: "openPositions" })).toHaveLength(size.openSenior);
  });

  it("has accounts that hold AID and sAID, all of them", async () => {
    const { AID, StakedAID } = large.stage.addresses;
    for (let place = 0; place < large.world.size.accounts; place += 1) {
      for (const address of [AID, StakedAID]) {
        const held = await client().readContract({ address, abi: erc20Abi, functionName: "balanceOf", args: [accountOf(place).address] });
        expect(held, String(place)).toBeGreaterThan(0n);
      }
    }
  });

  it("came about by signed transactions, a moved clock and gas money, and by dollars from Circle's minter", async () => {
    const changing = [...methods].filter((method) => !/^(eth_(call|get|fill|chainId|blockNumber|estimateGas|gasPrice|maxPriority|feeHistory)|web3_|net_)/.test(method));
    // Code is set for Multicall3, before the first block.
    expect(changing.toSorted()).toEqual(["anvil_setBalance", "anvil_setCode", "eth_sendRawTransaction", "evm_mine", "evm_setNextBlockTimestamp"]);
    const mints = await client().getLogs({ ...everything, address: large.stage.addresses.USDC, event: parseAbiItem("event Mint(address indexed minter, address indexed to, uint256 amount)") });
    expect(new Set(mints.map(({ args }) => args.minter))).toEqual(new Set([devAccounts.usdcMinter.address]));
  });

  it("has the same events in the same blocks again, from the same seed and end", async () => {
    const again = await buildLarge(silent);
    try {
      // Not the hash of the head: the deployment's transactions offer what fees the node suggests at that moment.
      expect(await toldBy(again)).toEqual(await toldBy(large));
    } finally {
      await again.chain.stop();
    }
  });
});

/** Everything that a world's contracts have told, and when. */
async function toldBy({ stage: { clients: { publicClient } } }: Large): Promise<readonly string[]> {
  const logs = await publicClient.getLogs(everything);
  return logs.map(({ blockNumber, logIndex, address, topics, data }) => [blockNumber, logIndex, address, ...topics, data].join(" "));
}
