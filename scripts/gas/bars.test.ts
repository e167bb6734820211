import { describe, expect, it } from "vitest";
import { barOf, bars, broken, furtherTicketBar } from "./bars";
import type { Measurement } from "./measure";

const measured = (id: string, occasion: Measurement["occasion"], gas: number): Measurement => ({ id, occasion, gas, parts: [], slots: [] });
const service = (further: number): Measurement[] => [
  measured("serve one ticket", "first", 100_000),
  measured("serve three tickets", "first", 100_000 + 2 * further),
];
const atTheBars = bars.map(({ id, occasion, most }) => measured(id, occasion, most));

describe("broken", () => {
  it("says nothing while everything costs at most its bar", () => {
    expect(broken([...atTheBars, ...service(furtherTicketBar)])).toEqual([]);
  });

  it.each(bars)("names $id ($occasion) one gas above its bar, and by how much", ({ id, occasion, most }) => {
    const above = atTheBars.map((entry) => (entry.id === id && entry.occasion === occasion ? { ...entry, gas: most + 1 } : entry));
    expect(broken([...above, ...service(0)])).toEqual([`${id} (${occasion}) costs ${most + 1} gas, 1 above its bar of ${most}`]);
  });

  it("names a further ticket above its bar", () => {
    expect(broken([...atTheBars, ...service(furtherTicketBar + 1)])).toEqual([
      `each further ticket of a service costs ${furtherTicketBar + 1} gas, above its bar of ${furtherTicketBar}`,
    ]);
  });

  it("takes what was not measured for broken", () => {
    expect(broken([])).toHaveLength(bars.length + 1);
  });
});

describe("bars", () => {
  it("has one for each state in which leaving costs the most", () => {
    const ids = ["request an exit, nobody waits", "request an exit by an allowance, nobody waits", "claim by an operator, between two neighbours"];
    for (const id of [...ids, "exit now, below a full buffer"]) expect(barOf({ id, occasion: "repeat" })).toBeGreaterThan(0);
    expect(barOf({ id: "exit now, the first of all", occasion: "first" })).toBeGreaterThan(0);
  });
});
