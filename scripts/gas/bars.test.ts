import { readFileSync } from "node:fs";
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
  // The page that `npm run gas` writes names a state behind its action, with a comma: | action, state | first | bar | repeat | bar |
  const page = readFileSync(new URL("../../docs/gas.md", import.meta.url), "utf8");
  const states = [...page.matchAll(/^\| ([^|]+, [^|]+) \| ([\d,]*) \| [\d,]* \| ([\d,]*) \| [\d,]* \|$/gmu)];
  const rows = states.map(([, id = "", first, repeat]) => ({ id, first: first !== "", repeat: repeat !== "" }));

  it("finds the states of the page", () => {
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(rows)("holds $id as often as it is measured", ({ id, first, repeat }) => {
    const held = (["first", "repeat"] as const).map((occasion) => barOf({ id, occasion }) !== undefined);
    expect(held).toEqual([first, repeat]);
  });
});
