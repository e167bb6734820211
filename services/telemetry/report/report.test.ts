import { describe, expect, it } from "vitest";
import { compileReport } from "./compile-report";
import { refusalOf } from "./refusal";
import type { Report, Standing } from "./standing";

const reporter = "0x0000000000000000000000000000000000000001";
const other = "0x0000000000000000000000000000000000000002";
const t0 = 1_795_000_000;
const standing: Standing = { now: t0 + 4_000, reporter, gpus: 8, issuedAt: t0 - 1_000, lastStart: t0 - 500, lastEnd: t0, revenue: 40_000_000n };
const period = { start: t0, end: t0 + 3_600, gpusOnline: 8 };
const stretches = [{ from: t0, to: t0 + 1_800, busySeconds: 8 * 1_800 * 0.9, joules: 8 * 1_800 * 500, online: 8 }];

describe("a report", () => {
  it("counts what was not measured as not worked, and tells what was earned and not told yet", () => {
    expect(compileReport(7n, standing, period, stretches, 55_000_000n)).toEqual({
      ...{ titleId: 7n, start: t0, end: t0 + 3_600, gpusOnline: 8 },
      ...{ utilisationBps: 4_500, energyWh: 2_000n, revenue: 15_000_000n },
    });
  });

  it("tells no revenue while less was earned than was told, and of very much only as much as a report holds", () => {
    expect(compileReport(7n, standing, period, stretches, 39_999_999n).revenue).toBe(0n);
    expect(compileReport(7n, standing, period, stretches, 10n ** 15n).revenue).toBe(8n * 50_000_000n);
  });
});

describe("what the register would refuse", () => {
  const good: Report = { titleId: 7n, start: t0, end: t0 + 3_600, gpusOnline: 8, utilisationBps: 10_000, energyWh: 40_000n, revenue: 400_000_000n };

  it("is not what is at its bounds", () => {
    expect(refusalOf(good, standing, reporter)).toBeUndefined();
  });

  it.each([
    ["ReportPeriodInvalid", { end: t0 }, "A report must cover more than nothing and at most 31 days"],
    ["ReportPeriodInvalid", { start: t0 - 31 * 86_400 }, "at most 31 days"],
    ["ReportInFuture", { end: t0 + 4_001 }, "after the chain's newest block"],
    ["ReportBeforeTitle", { start: t0 - 1_001 }, "before the title was issued"],
    ["ReportReplayed", { start: t0 - 500, end: t0 }, "has been reported"],
    ["ReportOutOfOrder", { start: t0 - 501 }, "before the last one"],
    ["ReportOverlaps", { start: t0 - 1 }, "it has been reported"],
    ["TooManyGpus", { gpusOnline: 9 }, "9 GPUs are online, but 8 are titled"],
    ["UtilisationImplausible", { utilisationBps: 10_001 }, "cannot have worked 100.01 % of the time"],
    ["EnergyImplausible", { energyWh: 40_001n }, "40001 Wh are more than the 40000 Wh"],
    ["RevenueImplausible", { revenue: 400_000_001n }, "more than the 400000000 that 8 GPUs"],
  ])("%s: is said in one sentence before it is sent", (why, changes, sentence) => {
    const refusal = refusalOf({ ...good, ...changes }, standing, reporter);
    expect(refusal?.why).toBe(why);
    expect(refusal?.sentence).toContain(sentence);
    expect(refusal?.sentence).toMatch(/^[^\n]+\.$/);
  });

  it("is the signature of another key", () => {
    expect(refusalOf(good, standing, other)).toEqual({ why: "NotReporter", sentence: `The title names ${reporter} as its reporter, but the key is that of ${other}.` });
  });
});
