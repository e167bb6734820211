import { describe, expect, it } from "vitest";
import { squareRoot } from "../finance/square-root";
import type { SwapQuote } from "../queries/market";
import { type SwapFacts, swapScreen } from "./swap-screen";
import { accountView, noon, protocolView, screenFacts } from "./testing/views";

const ok = (raw: bigint) => ({ status: "ok", raw }) as const;
const usdc = (units: bigint) => units * 10n ** 6n;
const aid = (units: bigint) => units * 10n ** 18n;

/** A pool with AID as token0, at so many hundredths of USDC for one AID. */
const at = (cents: bigint) => ({ price: { sqrtPriceX96: squareRoot((cents * usdc(1n) << 192n) / aid(100n)), aidIsToken0: true } });

/** A pool at one for one that pays `out`. */
function quoteOf(out: bigint | undefined, changes: Partial<SwapQuote> = {}): SwapFacts["quote"] {
  const { price } = at(100n);
  return { status: "ready", quote: { blockNumber: 900n, timestamp: noon, price, frozen: false, out, ...changes } };
}

function swapFacts({ from = "AID", quote = quoteOf(99_980_000n), toleranceBps = 10n, accepted, ...changes }: Partial<SwapFacts> = {}): SwapFacts {
  return { ...screenFacts({ input: ok(aid(100n)), ...changes }), from, quote, toleranceBps, accepted };
}

/** 4.76 % less than the pool's price, and one for one. */
const steep = quoteOf(usdc(100n), at(105n));
/** What somebody pushed to 0.90: little moves, and 10.01 % less than one for one is paid. */
const poor = quoteOf(89_990_000n, at(90n));

/** One trouble each, in the order in which they are told. */
const troubles = [
  ["connect", { connection: "none" }],
  ["switch", { connection: "wrong-network" }],
  ["stale", { chain: { status: "stale", seconds: 600n } }],
  ["loading", { account: undefined }],
  ["no-market", { quote: { status: "no-market" } }],
  ["usdc-paused", { protocol: protocolView({ minting: { usdcPaused: true } }) }],
  ["pool-frozen", { quote: quoteOf(99_980_000n, { frozen: true }) }],
  ["sanctioned", { account: accountView({ sanctioned: true }) }],
  ["account-frozen", { account: accountView({ usdcFrozen: true }) }],
  ["amount", { input: { status: "problem", problem: { code: "letters" } } }],
  ["needs-more", { input: ok(aid(501n)) }],
  ["quoting", { quote: { status: "loading" } }],
  ["quote-failed", { quote: { status: "failed" } }],
  ["no-liquidity", { quote: quoteOf(undefined) }],
  ["swap-too-small", { quote: quoteOf(0n) }],
  ["impact-unconfirmed", { quote: steep }],
  ["below-par-unconfirmed", { quote: poor }],
  ["no-gas", { account: accountView({ native: 0n }) }],
] as const;

function told(changes: Partial<SwapFacts>): string {
  const { action } = swapScreen(swapFacts(changes));
  return action.kind === "blocked" ? action.reason.code : action.kind;
}

describe("what the button says", () => {
  it("swaps either token when nothing is in the way", () => {
    expect(swapScreen(swapFacts()).action).toEqual({ kind: "ready", verb: "swap", amount: { token: "AID", raw: aid(100n) } });
    const buying = swapFacts({ from: "USDC", input: ok(usdc(100n)), quote: quoteOf(aid(99n)) });
    expect(swapScreen(buying).action).toEqual({ kind: "ready", verb: "swap", amount: { token: "USDC", raw: usdc(100n) } });
  });

  it.each(troubles)("tells of %s", (code, changes) => {
    expect(told(changes)).toBe(code);
  });

  it("tells what comes first when several hold", () => {
    const both = protocolView({ minting: { usdcPaused: true } });
    expect(told({ protocol: both, quote: { status: "no-market" } })).toBe("no-market");
    expect(told({ account: accountView({ usdcFrozen: true }), quote: { status: "failed" } })).toBe("account-frozen");
    expect(told({ input: ok(aid(501n)), quote: steep })).toBe("needs-more");
    expect(told({ quote: steep, account: accountView({ native: 0n }) })).toBe("impact-unconfirmed");
  });

  it("is stopped by nothing that stops minting or redeeming alone", () => {
    const closed = protocolView({ minting: { paused: true, sanctionsLive: false, treasuryFrozen: true, dayLeft: 0n }, feed: { live: false } });
    expect(told({ protocol: closed, account: accountView({ verified: false, verifiedUntil: 0n }) })).toBe("ready");
  });

  it("goes on with an impact that was said yes to, and with one that needs none", () => {
    const impact = swapScreen(swapFacts({ quote: steep })).terms?.impact ?? 0n;
    expect(told({ quote: steep, accepted: { impact, below: 0n } })).toBe("ready");
    expect(told({ quote: steep, accepted: { impact: impact - 1n, below: 0n } })).toBe("impact-unconfirmed");
    // One per cent below what is left of 100 after the fee, at two for one.
    expect(told({ quote: quoteOf(197_980_200n, at(200n)) })).toBe("ready");
    expect(told({ quote: quoteOf(197_980_000n, at(200n)) })).toBe("impact-unconfirmed");
  });

  it("wants a yes to more than one per cent less than one for one, either way, whatever the pool's own price is", () => {
    expect(swapScreen(swapFacts({ quote: poor })).terms).toMatchObject({ steep: false, poor: true, below: aid(1_001n) / 10_000n });
    expect(told({ quote: quoteOf(usdc(99n), at(99n)) })).toBe("ready");
    expect(told({ quote: quoteOf(usdc(99n) - 1n, at(99n)) })).toBe("below-par-unconfirmed");
    const buying = { from: "USDC", input: ok(usdc(100n)) } as const;
    expect(told({ ...buying, quote: quoteOf(aid(99n), at(101n)) })).toBe("ready");
    expect(told({ ...buying, quote: quoteOf(aid(99n) - 1n, at(101n)) })).toBe("below-par-unconfirmed");
  });

  it("takes a yes for what it was given to, and for no more", () => {
    const both = swapFacts({ quote: quoteOf(usdc(85n), at(90n)) });
    const { terms, agreed } = swapScreen(both);
    if (terms === undefined) throw new Error("There are no terms.");
    expect([terms.steep, terms.poor, agreed]).toEqual([true, true, false]);
    expect(told({ ...both, accepted: terms })).toBe("ready");
    expect(swapScreen({ ...both, accepted: terms }).agreed).toBe(true);
    expect(told({ ...both, accepted: { ...terms, below: terms.below - 1n } })).toBe("below-par-unconfirmed");
    expect(told({ ...both, accepted: { ...terms, impact: terms.impact - 1n } })).toBe("impact-unconfirmed");
    // What wants no yes may grow.
    expect(told({ quote: poor, accepted: { impact: 0n, below: aid(1_001n) / 10_000n } })).toBe("ready");
  });
});

describe("what the screen shows", () => {
  it("tells what arrives, the least of it, the fee and the impact", () => {
    const { terms, changes } = swapScreen(swapFacts());
    expect(terms).toMatchObject({ receives: { token: "USDC", raw: 99_980_000n }, least: { token: "USDC", raw: 99_880_020n }, fee: { token: "AID", raw: aid(1n) / 100n }, par: { token: "USDC", raw: usdc(100n) }, steep: false, below: aid(2n) / 10_000n, poor: false, blockNumber: 900n });
    expect(changes.map(({ token, after }) => [token, after?.raw])).toEqual([
      ["AID", aid(400n)],
      ["USDC", usdc(1_000n) + 99_980_000n],
    ]);
  });

  it("gives the flow the chain's time plus twenty minutes as deadline", () => {
    const data = { from: "AID", amountRaw: aid(100n), quotedRaw: 99_980_000n, leastRaw: 99_880_020n } as const;
    expect(swapScreen(swapFacts()).data).toEqual({ ...data, deadline: noon + 1_200n });
    expect(swapScreen(swapFacts({ quote: quoteOf(99_980_000n, { timestamp: noon + 50n }) })).data?.deadline).toBe(noon + 1_250n);
    expect(swapScreen(swapFacts({ toleranceBps: 100n })).data?.leastRaw).toBe(98_980_200n);
  });

  it("has nothing to start without an answer of the pool, or for nothing in return", () => {
    for (const quote of [quoteOf(undefined), quoteOf(0n), { status: "loading" }, { status: "failed" }] as const) {
      expect(swapScreen(swapFacts({ quote })).data).toBeUndefined();
    }
    expect(swapScreen(swapFacts({ quote: { status: "loading" } })).changes.map(({ after }) => after)).toEqual([undefined, undefined]);
  });

  it("says before anybody is connected why nobody can swap", () => {
    const away = { connection: "none", account: undefined } as const;
    expect(swapScreen(swapFacts({ ...away, quote: { status: "no-market" } })).closed).toEqual({ code: "no-market" });
    expect(swapScreen(swapFacts(away)).closed).toBeUndefined();
    expect(swapScreen(swapFacts({ ...away, protocol: undefined })).closed).toBeUndefined();
  });
});
