import { expect, it } from "vitest";
import { cancelled, claimed, served, standingOf, takenBack, type TicketParts } from "./tickets";

const asked: TicketParts = {
  ...{ pending: 100n, claimableShares: 0n, claimableAssets: 0n, cancelledShares: 0n },
  ...{ servedShares: 0n, servedAssets: 0n, claimedAssets: 0n, cost: 100n },
};

it("a service in part, a cancellation of the rest, both fetched: nothing is left, and the cost has gone with its shares", () => {
  const afterService = { ...asked, ...served(asked, { shares: 40n, assets: 44n }) };
  expect(afterService).toMatchObject({ pending: 60n, claimableShares: 40n, claimableAssets: 44n, servedShares: 40n, servedAssets: 44n });
  const afterCancelling = { ...afterService, ...cancelled(afterService) };
  expect(afterCancelling).toMatchObject({ pending: 0n, cancelledShares: 60n });
  const claim = claimed(afterCancelling, { shares: 40n, assets: 44n });
  expect(claim.cost).toBe(40n);
  const afterClaim = { ...afterCancelling, ...claim.parts };
  const back = takenBack(afterClaim, 60n);
  expect(back.cost).toBe(60n);
  expect({ ...afterClaim, ...back.parts }).toEqual({
    ...asked,
    ...{ pending: 0n, servedShares: 40n, servedAssets: 44n, claimedAssets: 44n, cost: 0n },
  });
});

it("AID that rounding left without shares is fetched without a cost", () => {
  const crumbs = { ...asked, pending: 0n, claimableAssets: 3n, cost: 0n };
  expect(claimed(crumbs, { shares: 0n, assets: 3n })).toEqual({
    parts: { claimableShares: 0n, claimableAssets: 0n, claimedAssets: 3n, cost: 0n },
    cost: 0n,
  });
});

it("a ticket stands as pending while anything waits, and has ended when nothing is left to fetch", () => {
  const nothing = { pending: 0n, claimableShares: 0n, cancelledShares: 0n };
  const standings = [{ pending: 1n, claimableShares: 1n }, { claimableShares: 1n }, { cancelledShares: 1n }, {}].map((parts) => standingOf({ ...nothing, ...parts }));
  expect(standings).toEqual(["pending", "claimable", "claimable", "ended"]);
});
