import { describe, expect, it } from "vitest";
import { mintScreen } from "./mint-screen";
import { accountView, noon, protocolView, screenFacts } from "./testing/views";

const ok = (raw: bigint) => ({ status: "ok", raw }) as const;
const usdc = (units: bigint) => units * 10n ** 6n;
const aid = (units: bigint) => units * 10n ** 18n;

/** One trouble each, in the order in which they are told. */
const troubles = [
  ["connect", { connection: "none" }],
  ["switch", { connection: "wrong-network" }],
  ["stale", { chain: { status: "stale", seconds: 600n } }],
  ["loading", { account: undefined }],
  ["treasury-frozen", { protocol: protocolView({ minting: { treasuryFrozen: true } }) }],
  ["usdc-paused", { protocol: protocolView({ minting: { usdcPaused: true } }) }],
  ["mint-paused", { protocol: protocolView({ minting: { paused: true } }) }],
  ["feed-unavailable", { protocol: protocolView({ feed: { live: false } }) }],
  ["feed-stale", { now: noon + 27n * 3_600n }],
  ["feed-below-floor", { protocol: protocolView({ feed: { answer: 99_400_000n } }) }],
  ["sanctions-unavailable", { protocol: protocolView({ minting: { sanctionsLive: false } }) }],
  ["sanctioned", { account: accountView({ sanctioned: true }) }],
  ["account-frozen", { account: accountView({ usdcFrozen: true }) }],
  ["amount", { input: { status: "problem", problem: { code: "letters" } } }],
  ["needs-more", { input: ok(usdc(1_250n)) }],
  ["day-cap", { protocol: protocolView({ minting: { dayLeft: usdc(50n) } }) }],
  ["day-cap-used", { protocol: protocolView({ minting: { dayLeft: 0n } }) }],
  ["block-cap", { protocol: protocolView({ minting: { blockCap: 60n } }) }],
  ["no-gas", { account: accountView({ native: 0n }) }],
] as const;

const fine = { input: ok(usdc(100n)) };

function told(changes: Parameters<typeof screenFacts>[0]): string {
  const { action } = mintScreen(screenFacts(changes));
  return action.kind === "blocked" ? action.reason.code : action.kind;
}

describe("what the button says", () => {
  it("mints when nothing is in the way", () => {
    expect(mintScreen(screenFacts(fine)).action).toEqual({ kind: "ready", verb: "mint", amount: { token: "AID", raw: aid(100n) } });
  });

  it.each(troubles)("tells of %s", (code, changes) => {
    expect(told({ ...fine, ...changes })).toBe(code);
  });

  it("tells what comes first when several hold", () => {
    // Later entries of the same fact would hide earlier ones, so each pair is put together by hand.
    expect(told({ ...fine, connection: "none", chain: { status: "unreachable" } })).toBe("connect");
    expect(told({ ...fine, chain: { status: "not-deployed" }, protocol: undefined })).toBe("not-deployed");
    expect(told({ ...fine, protocol: protocolView({ minting: { treasuryFrozen: true, usdcPaused: true, paused: true } }) })).toBe("treasury-frozen");
    expect(told({ ...fine, protocol: protocolView({ minting: { paused: true, sanctionsLive: false } }) })).toBe("mint-paused");
    expect(told({ ...fine, now: noon + 27n * 3_600n, account: accountView({ sanctioned: true }) })).toBe("feed-stale");
    expect(told({ account: accountView({ sanctioned: true, usdcFrozen: true }) })).toBe("sanctioned");
    expect(told({ account: accountView({ usdcFrozen: true, native: 0n }) })).toBe("account-frozen");
    expect(told({ account: accountView({ native: 0n }) })).toBe("amount");
    expect(told({ input: ok(usdc(9_999n)), account: accountView({ native: 0n }) })).toBe("needs-more");
  });

  it("carries the figures of the reason", () => {
    const reason = (changes: Parameters<typeof screenFacts>[0]) => {
      const { action } = mintScreen(screenFacts(changes));
      return action.kind === "blocked" ? action.reason : undefined;
    };
    expect(reason({ input: ok(usdc(1_250n)) })).toEqual({ code: "needs-more", missing: { token: "USDC", raw: usdc(250n) } });
    expect(reason({ ...fine, now: noon + 27n * 3_600n })).toEqual({ code: "feed-stale", seconds: 27n * 3_600n + 600n });
    expect(reason({ ...fine, protocol: protocolView({ minting: { dayLeft: usdc(50n) } }) })).toEqual({
      code: "day-cap",
      left: { token: "USDC", raw: usdc(50n) },
    });
  });

  it("does not count what others minted in the newest block: it is another block that includes the transaction", () => {
    expect(told({ ...fine, protocol: protocolView({ minting: { blockLeft: 0n, mintable: 0n } }) })).toBe("ready");
  });

  it("lets an account with code go without the chain's coin: somebody else may pay", () => {
    expect(told({ ...fine, account: accountView({ native: 0n, hasCode: true }) })).toBe("ready");
  });
});

describe("what the screen shows", () => {
  it("previews exactly, to the last micro-dollar", () => {
    const screen = mintScreen(screenFacts({ input: ok(1_234_567n) }));
    expect(screen.receives).toEqual({ token: "AID", raw: 1_234_567_000_000_000_000n });
    expect(screen.data).toEqual({ usdcRaw: 1_234_567n });
    expect(screen.changes.map(({ before, after }) => [before.raw, after?.raw])).toEqual([
      [usdc(1_000n), usdc(1_000n) - 1_234_567n],
      [aid(500n), aid(500n) + 1_234_567_000_000_000_000n],
    ]);
    expect(screen.effect?.before?.cash).toBe(aid(6_000n));
    expect(screen.effect?.state.cash).toBe(aid(6_000n) + 1_234_567_000_000_000_000n);
  });

  it("shows balances as they are while nothing is typed, and nothing of an account that is not there", () => {
    expect(mintScreen(screenFacts()).changes.map(({ after }) => after)).toEqual([undefined, undefined]);
    expect(mintScreen(screenFacts({ account: undefined })).changes).toEqual([]);
  });

  it("gives no balance for more than there is, and draws no effect of what cannot happen", () => {
    const screen = mintScreen(screenFacts({ input: ok(usdc(1_250n)) }));
    expect(screen.changes.map(({ after }) => after)).toEqual([undefined, undefined]);
    expect(screen.effect?.before).toBeUndefined();
  });

  it("previews before a wallet is connected, and says when minting is closed for all", () => {
    const screen = mintScreen(screenFacts({ ...fine, connection: "none", account: undefined }));
    expect(screen.receives?.raw).toBe(aid(100n));
    expect(screen.closed).toBeUndefined();
    const closed = mintScreen(screenFacts({ connection: "none", protocol: protocolView({ minting: { paused: true } }) }));
    expect(closed.closed).toEqual({ code: "mint-paused" });
    expect(mintScreen(screenFacts({ protocol: undefined })).effect).toBeUndefined();
  });
});
