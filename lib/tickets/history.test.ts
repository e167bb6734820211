import { expect, it } from "vitest";
import { lookAtTicket } from "./history";
import { bob, ticketChain } from "./testing/ticket-chain";

const happened = [
  [1n, "givenOut"],
  [2n, "requested"],
  [3n, "transferred"],
  [4n, "served"],
  [5n, "claimed"],
  [6n, "cancelled"],
  [7n, "takenBack"],
  [8n, "strange"],
] as const;

it("tells what happened to a ticket, and nothing of another contract", async () => {
  const { of } = ticketChain({ happened, head: 9n });
  const { events, endedIn } = await lookAtTicket({ ...of, ranges: [{ from: 0n, to: 9n }], head: 9n });
  const inOrder = events.toSorted((one, other) => Number(one.block - other.block));
  expect(inOrder).toMatchObject([
    { kind: "requested", shares: 50n, timestamp: 2 },
    { kind: "transferred", to: bob },
    { kind: "served", assets: 21n },
    { kind: "claimed", assets: 21n },
    { kind: "cancelled" },
    { kind: "takenBack", shares: 30n, timestamp: 7 },
  ]);
  expect(events).toHaveLength(6);
  expect(endedIn).toBeUndefined();
});

it("knows when it ended: when it was burned", async () => {
  const { of } = ticketChain({ happened: [...happened, [9n, "burned"]], head: 9n });
  expect((await lookAtTicket({ ...of, ranges: [{ from: 0n, to: 9n }], head: 9n })).endedIn).toBe(9n);
});

it("looks to the newest block there is where a range ends at the newest that is known", async () => {
  const { of, ranges } = ticketChain({ happened, head: 9n });
  const { events } = await lookAtTicket({ ...of, ranges: [{ from: 5n, to: 6n }, { from: 0n, to: 4n }], head: 6n });
  expect([...ranges]).toEqual(["5-latest", "0-4"]);
  expect(events.map(({ kind }) => kind)).toContain("takenBack");
});
