import { describe, expect, it } from "vitest";
import { redeemScreen } from "./redeem-screen";
import { accountView, noon, protocolView, screenFacts } from "./testing/views";

const ok = (raw: bigint) => ({ status: "ok", raw }) as const;
const usdc = (units: bigint) => units * 10n ** 6n;
const aid = (units: bigint) => units * 10n ** 18n;
const fine = { input: ok(aid(100n)) };

const troubles = [
  ["connect", { connection: "none" }],
  ["switch", { connection: "wrong-network" }],
  ["unreachable", { chain: { status: "unreachable" } }],
  ["loading", { protocol: undefined }],
  ["treasury-frozen", { protocol: protocolView({ minting: { treasuryFrozen: true } }) }],
  ["usdc-paused", { protocol: protocolView({ minting: { usdcPaused: true } }) }],
  ["sanctioned", { account: accountView({ sanctioned: true }) }],
  ["account-frozen", { account: accountView({ usdcFrozen: true }) }],
  ["not-verified", { account: accountView({ verified: false, verifiedUntil: 0n, voucherNumber: 0n }) }],
  ["verification-revoked", { account: accountView({ verified: false, verifiedUntil: 0n, voucherNumber: 3n }) }],
  ["verification-expired", { account: accountView({ verified: false, verifiedUntil: noon - 1n }) }],
  ["amount", { input: { status: "problem", problem: { code: "empty" } } }],
  ["below-micro", { input: ok(10n ** 12n - 1n) }],
  ["needs-more", { input: ok(aid(500n) + 1n) }],
  ["payable", { protocol: protocolView({ reserves: { redeemable: usdc(99n) } }) }],
  ["no-gas", { account: accountView({ native: 0n }) }],
] as const;

function told(changes: Parameters<typeof screenFacts>[0]): string {
  const { action } = redeemScreen(screenFacts(changes));
  return action.kind === "blocked" ? action.reason.code : action.kind;
}

describe("what the button says", () => {
  it("redeems when nothing is in the way", () => {
    expect(redeemScreen(screenFacts(fine)).action).toEqual({ kind: "ready", verb: "redeem", amount: { token: "AID", raw: aid(100n) } });
  });

  it.each(troubles)("tells of %s", (code, changes) => {
    expect(told({ ...fine, ...changes })).toBe(code);
  });

  it("tells what comes first when several hold", () => {
    const lapsed = { verified: false, verifiedUntil: noon - 1n };
    expect(told({ protocol: protocolView({ minting: { usdcPaused: true } }), account: accountView({ sanctioned: true }) })).toBe("usdc-paused");
    expect(told({ account: accountView({ ...lapsed, sanctioned: true }) })).toBe("sanctioned");
    expect(told({ account: accountView(lapsed), input: ok(aid(9_999n)) })).toBe("verification-expired");
    expect(told({ input: ok(aid(600n)), protocol: protocolView({ reserves: { redeemable: 0n } }) })).toBe("needs-more");
  });

  it("ends with the voucher by the chain's clock, also between two blocks", () => {
    expect(told({ ...fine, now: noon + 86_399n })).toBe("ready");
    expect(told({ ...fine, now: noon + 86_400n })).toBe("verification-expired");
  });

  it("is stopped by nothing that stops minting", () => {
    const closed = protocolView({ minting: { paused: true, sanctionsLive: false, dayLeft: 0n }, feed: { live: false } });
    expect(told({ ...fine, protocol: closed })).toBe("ready");
    expect(redeemScreen(screenFacts({ protocol: closed })).closed).toBeUndefined();
  });
});

describe("what the screen shows", () => {
  it("pays whole micro-dollars and leaves the dust", () => {
    const screen = redeemScreen(screenFacts({ input: ok(aid(2n) + 5n) }));
    expect(screen.receives?.raw).toBe(usdc(2n));
    expect(screen.dust?.raw).toBe(5n);
    expect(screen.changes.map(({ after }) => after?.raw)).toEqual([aid(498n), usdc(1_002n)]);
    expect(redeemScreen(screenFacts(fine)).dust).toBeUndefined();
  });

  it("says what has to come out of T-bills", () => {
    const rich = accountView({ aid: aid(9_000n) });
    const screen = redeemScreen(screenFacts({ account: rich, input: ok(aid(7_000n)) }));
    expect(screen.fromBills?.raw).toBe(usdc(1_000n));
    expect(screen.effect?.state.bills).toBe(aid(3_100n));
    expect(screen.effect?.state.cash).toBe(0n);
    expect(redeemScreen(screenFacts(fine)).fromBills).toBeUndefined();
  });

  it("draws nothing for more than could be paid, even before a wallet is connected", () => {
    const { effect } = redeemScreen(screenFacts({ connection: "none", account: undefined, input: ok(aid(20_000n)) }));
    expect(effect?.before).toBeUndefined();
  });

  it("tells the verification of the connected account", () => {
    expect(redeemScreen(screenFacts()).verification).toEqual({ status: "verified", until: noon + 86_400n });
    expect(redeemScreen(screenFacts({ connection: "none" })).verification).toEqual({ status: "unknown" });
    const account = accountView({ verified: false, verifiedUntil: 0n, voucherNumber: 0n });
    expect(redeemScreen(screenFacts({ account })).verification).toEqual({ status: "missing", reason: { code: "not-verified" } });
  });
});
