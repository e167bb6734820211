import { zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { operatorsOf } from "./operators";
import { addressOf, empowered, entrusted, moved, ticketed } from "./testing/events";

const [ann, bob] = [addressOf(1), addressOf(2)];

describe("who may act for an account", () => {
  it("is who was named last, and not who was dismissed since", () => {
    const events = [
      empowered("exits", ann, false, { block: 9 }),
      empowered("tickets", ann, true, { block: 8 }),
      empowered("exits", bob, true, { block: 7 }),
      moved("AID", 1n, { block: 6 }),
      empowered("exits", ann, true, { block: 5 }),
      empowered("exits", bob, false, { block: 4 }),
    ];
    expect(operatorsOf({ events }, [])).toEqual([
      { over: "tickets", operator: ann },
      { over: "exits", operator: bob },
    ]);
  });

  it("is nobody where nobody was named", () => {
    expect(operatorsOf({ events: [] }, [])).toEqual([]);
  });

  it("is, over one ticket, who was named last, until the ticket moves or ends", () => {
    const given = entrusted(7n, ann, { block: 5 });
    const power = [{ over: "ticket", ticketId: 7n, operator: ann }];
    expect(operatorsOf({ events: [given] }, [7n])).toEqual(power);
    expect(operatorsOf({ events: [given, entrusted(7n, bob, { block: 4 })] }, [7n])).toEqual(power);
    expect(operatorsOf({ events: [entrusted(7n, zeroAddress, { block: 6 }), given] }, [7n])).toEqual([]);
    for (const kind of ["ticketSent", "ticketReceived"] as const) {
      expect(operatorsOf({ events: [ticketed(kind, 7n, { block: 6 }), given] }, [7n])).toEqual([]);
      expect(operatorsOf({ events: [ticketed(kind, 8n, { block: 6 }), given] }, [7n])).toEqual(power);
    }
    const claimed = ticketed("claimed", 7n, { block: 6 });
    expect(operatorsOf({ events: [claimed, given] }, [7n])).toEqual(power);
    expect(operatorsOf({ events: [claimed, given] }, [])).toEqual([]);
    expect(operatorsOf({ events: [ticketed("served", 7n, { block: 6 }), given] }, [])).toEqual(power);
  });
});
