import { describe, expect, it } from "vitest";
import { hashOf, moved, ticketed } from "../portfolio/testing/events";
import { endedTickets } from "./ended";

describe("tickets that have ended for an account", () => {
  const events = [
    ticketed("claimed", 3n, { block: 9 }),
    ticketed("ticketSent", 4n, { block: 8 }),
    ticketed("takenBack", 5n, { block: 7 }),
    ticketed("claimed", 6n, { block: 6 }),
    ticketed("claimed", 3n, { block: 5 }),
    ticketed("served", 7n, { block: 4 }),
    moved("AID", 1n, { block: 3 }),
  ];

  it("are told once, by the last that happened to them", () => {
    expect(endedTickets({ events }, []).map(({ ticketId, how, hash }) => [ticketId, how, hash])).toEqual([
      [3n, "claimed", hashOf(9)],
      [4n, "ticketSent", hashOf(8)],
      [5n, "takenBack", hashOf(7)],
      [6n, "claimed", hashOf(6)],
    ]);
  });

  it("are not those that it still holds: one that was served in part, or came back", () => {
    expect(endedTickets({ events }, [3n, 4n, 6n]).map(({ ticketId }) => ticketId)).toEqual([5n]);
  });
});
