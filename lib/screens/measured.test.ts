import { expect, it } from "vitest";
import { realisedOver } from "./measured";
import { priceHistory } from "./price-history";
import { type History, noHistory, type Snapshot, snapshotOf } from "./snapshot";
import { noon, protocolView } from "./testing/views";

const aid = 10n ** 18n;
const day = 86_400n;
const latest = snapshotOf(protocolView());

const at = (days: bigint, entryPrice: bigint): Snapshot => ({ ...latest, blockNumber: 900n - days, timestamp: noon - days * day, entryPrice });
const history = (changes: Partial<History>): History => ({ ...noHistory, ...changes });

it("tells the realised APR of every span that has a history, and of no other", () => {
  const known = history({ quarter: at(90n, aid), start: at(100n, aid) });
  expect(realisedOver(known, "week", latest)).toBeNull();
  expect(realisedOver(known, "quarter", latest)?.rate).toBe((aid / 4n) * 365n / 90n);
  expect(realisedOver(known, "start", latest)).toMatchObject({ rate: (aid / 4n) * 365n / 100n, seconds: 100n * day });
});

it("tells no APR of a start that is less than a day ago", () => {
  expect(realisedOver(history({ start: { ...latest, timestamp: noon - day + 1n } }), "start", latest)).toBeNull();
  expect(realisedOver(history({ start: { ...latest, timestamp: noon - day } }), "start", latest)?.rate).toBe(0n);
});

it("draws the price at each block that was read, once, the oldest first and the newest block last", () => {
  const start = at(30n, aid);
  const { past, vested } = priceHistory(history({ start, month: start, week: at(7n, (11n * aid) / 10n) }), protocolView());
  expect(past.map(({ block }) => block)).toEqual([870n, 893n, 900n]);
  expect(past.at(-1)).toEqual({ time: noon, price: (125n * aid) / 100n, block: 900n });
  expect(vested).toBeNull();
});

it("takes the line on to where rewards that are already paid in will bring it", () => {
  const vesting = protocolView({ staking: { unvested: 1_000n * aid, vestingEnd: noon + day } });
  const { vested } = priceHistory(noHistory, vesting);
  expect(vested?.time).toBe(noon + day);
  expect(vested?.price).toBeGreaterThan((1499n * aid) / 1000n);
  expect(vested?.price).toBeLessThanOrEqual((15n * aid) / 10n);
  expect(priceHistory(noHistory, protocolView({ staking: { unvested: 1n, vestingEnd: noon } })).vested).toBeNull();
});
