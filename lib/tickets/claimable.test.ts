import { expect, it } from "vitest";
import { cancelledOf, claimableOf, setAsideFor, worthOf } from "./claimable";

it("adds up what was set aside, and what else tickets would pay", () => {
  const tickets = [
    { claimableShares: 5n, claimableAssets: 6n, pendingAssets: 0n },
    { claimableShares: 0n, claimableAssets: 0n, pendingAssets: 10n },
    { claimableShares: 1n, claimableAssets: 0n, pendingAssets: 2n },
  ];
  expect(claimableOf(tickets)).toEqual({ count: 2, sharesRaw: 6n, assetsRaw: 6n });
  expect(worthOf(tickets)).toBe(18n);
  expect(claimableOf([])).toEqual({ count: 0, sharesRaw: 0n, assetsRaw: 0n });
});

it("adds up the shares that wait to be taken back", () => {
  expect(cancelledOf([{ cancelledShares: 3n }, { cancelledShares: 0n }, { cancelledShares: 4n }])).toBe(7n);
  expect(cancelledOf([])).toBe(0n);
});

it("does not promise by one call for all what goes by shares and has none: a last wei is the ticket's own", () => {
  const rest = { claimableShares: 0n, claimableAssets: 1n };
  const served = { claimableShares: 5n, claimableAssets: 6n };
  expect(claimableOf([rest, served])).toEqual({ count: 1, sharesRaw: 5n, assetsRaw: 6n });
  expect(setAsideFor([rest, served])).toBe(7n);
});
