import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bps, seconds, usdcAmount } from "../schemas/units";
import { csv } from "./csv";

const row = z.object({
  amount: usdcAmount.describe("Whatever the field says."),
  missing: usdcAmount.nullable(),
  time: seconds,
  rate: bps,
  inner: z.object({ name: z.string(), yes: z.boolean() }),
  list: z.array(z.int()),
});
const encoded = (changed: Partial<z.output<typeof row>>) => z.encode(row, { amount: 1_500_000n, missing: null, time: 1_767_225_600, rate: 950, inner: { name: "a", yes: true }, list: [1, 2], ...changed });

describe("a table", () => {
  it("has a column for each figure, with its unit, and writes what a spreadsheet reads", () => {
    expect(csv(row, [encoded({})])).toBe(
      "amount (USDC),missing (USDC),time,rate (%),inner.name,inner.yes,list\r\n" + '1.5,,2026-01-01T00:00:00.000Z,9.5,a,true,"[1,2]"\r\n',
    );
  });

  it("is its first line alone where there are no rows", () => {
    expect(csv(row, []).split("\r\n")).toHaveLength(2);
  });

  it("quotes what would break a line, and makes no formula of what somebody wrote", () => {
    const names = ['a,"b"', "=1+1", "@x", "-1", "line\nbreak"].map((name) => csv(row, [encoded({ inner: { name, yes: false } })]).split("\r\n").slice(1).join("\r\n"));
    expect(names[0]).toContain('"a,""b"""');
    expect(names[1]).toContain(",'=1+1,");
    expect(names[2]).toContain(",'@x,");
    expect(names[3]).toContain(",'-1,");
    expect(names[4]).toContain('"line\nbreak"');
  });

  it("keeps the sign of an amount below zero", () => {
    expect(csv(row, [encoded({ amount: -1n })])).toContain("-0.000001,");
  });
});
