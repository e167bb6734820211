import { describe, expect, it } from "vitest";
import { type PayWith, stakeMax, stakeScreen } from "./stake-screen";
import { accountView, noon, protocolView, screenFacts } from "./testing/views";

const ok = (raw: bigint) => ({ status: "ok", raw }) as const;
const usdc = (units: bigint) => units * 10n ** 6n;
const aid = (units: bigint) => units * 10n ** 18n;

type Changes = Parameters<typeof screenFacts>[0];
const stake = (payWith: PayWith, changes: Changes = {}) => stakeScreen({ ...screenFacts(changes), payWith });
const fine = { input: ok(aid(100n)) };

function told(payWith: PayWith, changes: Changes): string {
  const { action } = stake(payWith, changes);
  return action.kind === "blocked" ? action.reason.code : action.kind;
}

const both = [
  ["connect", { connection: "none" }],
  ["switch", { connection: "wrong-network" }],
  ["unreachable", { chain: { status: "unreachable" } }],
  ["staking-closed", { protocol: protocolView({ staking: { open: false } }) }],
  ["sanctioned", { account: accountView({ sanctioned: true }) }],
  ["amount", { input: { status: "problem", problem: { code: "negative" } } }],
  ["needs-more", { input: ok(aid(1_001n)) }],
  ["no-gas", { account: accountView({ native: 0n }) }],
] as const;

const onlyUsdc = [
  ["treasury-frozen", { protocol: protocolView({ minting: { treasuryFrozen: true } }) }],
  ["mint-paused", { protocol: protocolView({ minting: { paused: true } }) }],
  ["feed-stale", { now: noon + 27n * 3_600n }],
  ["account-frozen", { account: accountView({ usdcFrozen: true }) }],
  ["usdc-decimals", { input: ok(aid(1n) + 1n) }],
  ["day-cap", { protocol: protocolView({ minting: { dayLeft: usdc(99n) } }) }],
  ["block-cap", { protocol: protocolView({ minting: { blockCap: 99n } }) }],
] as const;

describe("what the button says", () => {
  it.each(["AID", "USDC"] as const)("stakes AID when nothing is in the way, paid with %s", (payWith) => {
    expect(stake(payWith, fine).action).toEqual({ kind: "ready", verb: "stake", amount: { token: "AID", raw: aid(100n) } });
  });

  it.each(both)("tells of %s either way", (code, changes) => {
    expect(told("AID", { ...fine, ...changes })).toBe(code);
    expect(told("USDC", { ...fine, ...changes })).toBe(code);
  });

  it.each(onlyUsdc)("tells of %s only where USDC is minted on the way", (code, changes) => {
    expect(told("USDC", { ...fine, ...changes })).toBe(code);
    expect(told("AID", { ...fine, ...changes })).toBe("ready");
  });

  it("refuses what would give no share", () => {
    const dear = protocolView({ staking: { totalAssets: aid(10n ** 6n), shares: 1n } });
    expect(told("AID", { input: ok(1n), protocol: dear })).toBe("too-small");
  });

  it("counts the balance of what pays", () => {
    expect(told("AID", { input: ok(aid(501n)) })).toBe("needs-more");
    expect(told("USDC", { input: ok(aid(501n)) })).toBe("ready");
  });
});

describe("what the screen shows", () => {
  it("previews the shares at the entry price", () => {
    const screen = stake("AID", fine);
    expect(screen.receives?.raw).toBe(aid(80n));
    expect(screen.data).toEqual({ payWith: "AID", aidRaw: aid(100n), sharesRaw: aid(80n) });
    expect(screen.changes.map(({ token, after }) => [token, after?.raw])).toEqual([
      ["AID", aid(400n)],
      ["sAID", aid(80n)],
    ]);
    expect(screen.effect?.state.staked).toBe(aid(5_100n));
    expect(screen.effect?.state.circulating).toBe(aid(4_900n));
  });

  it("shows USDC leaving, and cash growing, when it pays", () => {
    const screen = stake("USDC", fine);
    expect(screen.pays).toEqual({ token: "USDC", raw: usdc(100n) });
    expect(screen.changes[0]?.after?.raw).toBe(usdc(900n));
    expect(screen.effect?.state.cash).toBe(aid(6_100n));
    expect(screen.effect?.state.circulating).toBe(aid(5_000n));
  });

  it("has no data without an amount, nor for less than a share", () => {
    expect(stake("AID").data).toBeUndefined();
    expect(stake("AID", { ...fine, protocol: undefined }).data).toBeUndefined();
    const dear = protocolView({ staking: { totalAssets: aid(10n ** 6n), shares: 1n } });
    expect(stake("AID", { input: ok(1n), protocol: dear }).data).toBeUndefined();
  });

  it("says what is closed for the way chosen", () => {
    const paused = { protocol: protocolView({ minting: { paused: true } }) };
    expect(stake("USDC", paused).closed).toEqual({ code: "mint-paused" });
    expect(stake("AID", paused).closed).toBeUndefined();
  });

  it("tells what leaving would cost at once", () => {
    expect(stake("AID").exitDiscount).toBe(0n);
    expect(stake("AID", { protocol: undefined }).exitDiscount).toBe(0n);
    const impaired = protocolView({ staking: { exitPrice: aid(1n) } });
    expect(stake("AID", { protocol: impaired }).exitDiscount).toBe(aid(1n) / 5n);
  });

  it("offers all of what pays", () => {
    expect(stakeMax("AID", accountView()).raw).toBe(aid(500n));
    expect(stakeMax("USDC", accountView({ usdc: 1n })).raw).toBe(10n ** 12n);
  });
});
