import { describe, expect, it } from "vitest";
import { type History, noHistory, type Snapshot, snapshotOf } from "./snapshot";
import { stakeYield } from "./stake-yield";
import { noon, protocolView } from "./testing/views";

const usdc = 10n ** 6n;
const aid = 10n ** 18n;
const percent = aid / 100n;
const day = 86_400n;

/** A moment at which a share of the vault was worth a bit less, so that bills pay `bps` a year. */
function earlier(seconds: bigint, bps: bigint, changes: Partial<Snapshot> = {}): Snapshot {
  const latest = snapshotOf(protocolView());
  const bills = (latest.bills * 10_000n * 365n * day) / (10_000n * 365n * day + bps * seconds);
  return { ...latest, blockNumber: 1n, timestamp: noon - seconds, bills, ...changes };
}

const yieldOf = (history: Partial<History>, protocol = protocolView(), staking = 0n) =>
  stakeYield({ protocol, history: { ...noHistory, ...history }, staking });

const near = (value: bigint | null | undefined, expected: bigint, within = percent / 1_000n) => {
  expect(value).not.toBeNull();
  const off = (value ?? 0n) - expected;
  expect(off < 0n ? -off : off).toBeLessThan(within);
};

describe("stakeYield", () => {
  it("says nothing where the chain has no history", () => {
    const nothing = yieldOf({}, protocolView(), aid);
    expect(nothing).toEqual({
      billRate: null,
      running: null,
      runningAfter: null,
      parts: [],
      realised: [
        { window: "week", measured: null },
        { window: "month", measured: null },
      ],
    });
  });

  it("measures the bills' rate on the vault, over a week where there is one", () => {
    const { billRate } = yieldOf({ hour: earlier(3_600n, 900n), week: earlier(7n * day, 400n), month: earlier(30n * day, 500n) });
    near(billRate?.rate, 4n * percent);
    expect(billRate?.seconds).toBe(7n * day);
  });

  it("takes a shorter span on a young chain, but none that one step of the price would blur", () => {
    near(yieldOf({ hour: earlier(3_600n, 400n) }).billRate?.rate, 4n * percent);
    const few = { bills: 10n * usdc, billShares: 10n * usdc };
    expect(yieldOf({ hour: earlier(3_600n, 400n, few) }).billRate).toBeNull();
  });

  it("falls back on the vault's own price while there are no bills", () => {
    const none = protocolView({ sheet: { bills: 0n }, reserves: { billShares: 0n } });
    const from = { bills: 0n, billShares: 0n, billPrice: 1_024_214n };
    const { billRate } = yieldOf({ week: earlier(7n * day, 400n, from) }, none);
    near(billRate?.rate, 4n * percent, percent / 200n);
    expect(yieldOf({ day: earlier(day, 400n, { ...from, billPrice: 1_024_888n }) }, none).billRate).toBeNull();
  });

  it("does not measure on a vault that did not answer", () => {
    expect(yieldOf({ week: earlier(7n * day, 400n, { billsLive: false }) }).billRate).toBeNull();
    const dead = protocolView({ reserves: { billsLive: false } });
    expect(yieldOf({ week: earlier(7n * day, 400n) }, dead).billRate).toBeNull();
  });

  it("pays the bills' yield, less ten per cent, to what is staked; the parts add up", () => {
    const { running, parts, billRate } = yieldOf({ week: earlier(7n * day, 400n) });
    near(running, (4n * percent * 4_100n * 9n) / (5_000n * 10n));
    expect(parts.map(({ id }) => id)).toEqual(["bills", "idle", "fee"]);
    const hundredth = percent / 100n;
    near(parts.reduce((sum, { rate }) => sum + rate, 0n), running ?? 0n, hundredth / 2n + 1n);
    for (const { rate } of parts) expect(rate % hundredth).toBe(0n);
    near(parts[0]?.rate, ((billRate?.rate ?? 0n) * 10_100n) / 5_000n, hundredth);
    expect(parts[1]?.rate).toBeLessThan(0n);
    expect(parts[2]?.rate).toBeLessThan(0n);
  });

  it("says what is left of it for everybody once more is staked", () => {
    const { running, runningAfter } = yieldOf({ week: earlier(7n * day, 400n) }, protocolView(), 5_000n * aid);
    near(runningAfter, (running ?? 0n) / 2n);
  });

  it("has no running rate while nothing is staked", () => {
    const empty = protocolView({ staking: { totalAssets: 0n } });
    const { running, parts } = yieldOf({ week: earlier(7n * day, 400n) }, empty);
    expect(running).toBeNull();
    expect(parts).toEqual([]);
  });

  it("takes a fall of the bills for a loss, not for a rate", () => {
    const fell = yieldOf({ week: earlier(7n * day, 0n, { bills: 4_500n * usdc }) }, protocolView(), aid);
    expect(fell.billRate?.rate).toBeLessThan(0n);
    expect([fell.running, fell.runningAfter, fell.parts]).toEqual([null, null, []]);
    const still = yieldOf({ week: earlier(7n * day, 0n) });
    expect(still.running).toBe(0n);
  });

  it("tells what the share price did, losses too", () => {
    const dearer = { entryPrice: (1_250n * aid) / 1_000n + aid / 800n };
    const { realised } = yieldOf({ week: earlier(7n * day, 0n, dearer), month: earlier(30n * day, 0n, { entryPrice: aid }) });
    expect(realised[0]?.measured?.rate).toBeLessThan(0n);
    near(realised[1]?.measured?.rate, (25n * percent * 365n) / 30n);
  });

  it("measures nothing over no time", () => {
    expect(yieldOf({ week: earlier(0n, 0n) }).realised[0]?.measured).toBeNull();
  });
});
