import { describe, expect, it } from "vitest";
import { amountOf } from "../money/index";
import { feeAt, feeCurve, worthOnExit } from "./exit-quote";
import { accountView, noon, protocolView, screenFacts } from "./testing/views";
import { unstakeScreen } from "./unstake-screen";

const ok = (raw: bigint) => ({ status: "ok", raw }) as const;
const aid = (units: bigint) => units * 10n ** 18n;
const holder = accountView({ shares: aid(100n) });

type Changes = Parameters<typeof screenFacts>[0];
const unstake = (changes: Changes = {}) => unstakeScreen(screenFacts({ account: holder, input: ok(aid(40n)), ...changes }));
const told = (way: "queue" | "now", changes: Changes = {}): string => {
  const { action } = unstake(changes)[way];
  return action.kind === "blocked" ? action.reason.code : action.kind;
};
/** A fall of all that is staked, which no reward covers. */
const worthless = protocolView({ reserves: { impairment: aid(6_000n) }, staking: { exitPrice: 0n } });
const dry = protocolView({ exits: { freeAfterQueue: -aid(5n) } });

describe("both ways", () => {
  it.each([
    ["connect", { connection: "none" }],
    ["switch", { connection: "wrong-network" }],
    ["unreachable", { chain: { status: "unreachable" } }],
    ["amount", { input: { status: "problem", problem: { code: "negative" } } }],
    ["needs-more", { input: ok(aid(101n)) }],
    ["no-gas", { account: { ...holder, native: 0n } }],
    ["ready", {}],
    // Leaving knows no sanctions list, no pause, no feed and no verification.
    ["ready", { account: { ...holder, sanctioned: true, verified: false, usdcFrozen: true } }],
    ["ready", { protocol: protocolView({ minting: { paused: true, usdcPaused: true, treasuryFrozen: true }, feed: { live: false } }) }],
  ] as const)("say %s", (code, changes) => {
    expect([told("queue", changes), told("now", changes)]).toEqual([code, code]);
  });
});

describe("the queue", () => {
  it("gives what the shares are worth on leaving, and says who comes first and from when on", () => {
    const { queue } = unstake({ protocol: protocolView({ exits: { unservedAssets: aid(7n) } }) });
    expect(queue.estimate).toEqual(amountOf("AID", aid(50n) - 1n));
    expect(queue.ahead).toEqual(amountOf("AID", aid(7n)));
    expect(queue.earliest).toBe(noon + 604_800n);
  });

  it("takes a request while a share pays nothing, or nothing is free", () => {
    expect([told("queue", { protocol: worthless }), told("queue", { protocol: dry })]).toEqual(["ready", "ready"]);
    expect(unstake({ protocol: worthless }).queue.estimate?.raw).toBe(0n);
  });
});

describe("leaving at once", () => {
  it("gives what is left after the fee, and the least that is accepted", () => {
    const { now } = unstake();
    expect((now.quote?.assets ?? 0n) + (now.quote?.fee ?? 0n)).toBe(aid(50n) - 1n);
    expect(now.least?.raw).toBe(((now.quote?.assets ?? 0n) * 9_990n) / 10_000n);
    expect(now.most).toEqual(amountOf("sAID", aid(100n)));
  });

  it("is not offered where a share pays nothing, or more would leave than is free", () => {
    expect(told("now", { protocol: worthless })).toBe("exit-nothing");
    expect(told("now", { protocol: dry })).toBe("exit-liquidity");
    expect(unstake({ protocol: dry }).now.most?.raw).toBe(0n);
    expect(told("now", { input: ok(1n), protocol: protocolView({ staking: { totalAssets: 10n, shares: aid(4_000n), exitPrice: 0n } }) })).toBe("too-small");
  });

  it("counts fees that wait for the recognition for nothing", () => {
    const fallen = { reserves: { impairment: aid(100n) }, staking: { unvested: aid(30n) } } as const;
    const lower = worthOnExit(protocolView({ ...fallen, exits: { fees: aid(30n) } }), aid(40n));
    expect(lower).toBeLessThan(worthOnExit(protocolView(fallen), aid(40n)));
  });
});

describe("without figures", () => {
  it("nothing is said, and nothing typed is lost", () => {
    const { queue, now, shares } = unstake({ protocol: undefined, account: undefined });
    expect([queue.estimate, queue.ahead, queue.earliest, now.quote, now.most]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(shares?.raw).toBe(aid(40n));
  });
});

describe("the fee's curve", () => {
  it("rises with the amount, to the most that can leave", () => {
    const curve = feeCurve(protocolView());
    expect(curve).toHaveLength(24);
    expect(curve.map(({ rate }) => rate)).toEqual(curve.map(({ rate }) => rate).toSorted((a, b) => (a < b ? -1 : 1)));
    expect(curve.at(-1)?.rate).toBeLessThan(2n * 10n ** 16n);
  });

  it("is level at the least fee while the buffer stays full, whatever the wei round to", () => {
    const view = protocolView();
    const full = { ...view, exits: { ...view.exits, buffer: 0n, freeAfterQueue: 1_000_000_000_000_000_000_007n } };
    expect(new Set(feeCurve(full).map(({ rate }) => rate))).toEqual(new Set([10n ** 15n]));
  });

  it("is nothing where nothing can leave", () => {
    expect([feeCurve(dry), feeCurve(worthless)]).toEqual([[], []]);
    expect(feeAt(dry, aid(1n))).toBeUndefined();
  });
});
