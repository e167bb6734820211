import { expect, it } from "vitest";
import { isClaimable, ticketState } from "./tickets";

const none = { pending: 0n, claimableShares: 0n, claimableAssets: 0n, cancelledShares: 0n, maturesAt: 700n };

it("says where a ticket stands", () => {
  expect(ticketState({ ...none, pending: 5n }, 699n)).toBe("maturing");
  expect(ticketState({ ...none, pending: 5n }, 700n)).toBe("waiting");
  expect(ticketState({ ...none, pending: 5n, claimableShares: 2n, claimableAssets: 2n }, 700n)).toBe("partlyServed");
  expect(ticketState({ ...none, claimableShares: 2n, claimableAssets: 2n }, 700n)).toBe("claimable");
  expect(ticketState({ ...none, claimableShares: 2n, claimableAssets: 2n, cancelledShares: 3n }, 700n)).toBe("claimable");
  expect(ticketState({ ...none, cancelledShares: 3n }, 700n)).toBe("cancelled");
  expect(ticketState(none, 700n)).toBe("over");
});

it("calls a last wei of AID or of shares claimable", () => {
  expect([{ ...none, claimableAssets: 1n }, { ...none, claimableShares: 1n }, { ...none, pending: 1n, cancelledShares: 1n }].map(isClaimable)).toEqual([true, true, false]);
  expect(ticketState({ ...none, claimableAssets: 1n }, 700n)).toBe("claimable");
  expect(ticketState({ ...none, claimableShares: 1n }, 700n)).toBe("claimable");
});
