import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divide } from "../../money/divide";
import { instalments, levelPayment, type Loan } from "./schedule";
import { exactLevelPayment, leftAfter } from "./testing/exact";
import { loans } from "./testing/loans";

const usdc = (whole: bigint) => whole * 1_000_000n;
const dayNumber = (text: string) => BigInt(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
const loan: Loan = {
  principal: usdc(1_200_000n),
  balloon: 0n,
  rateBps: 1_200n,
  months: 6,
  drawDay: dayNumber("2024-01-15"),
  firstDueDay: dayNumber("2024-01-31"),
  amortisation: "level-payment",
};
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
const principalOf = (of: Loan) => instalments(of).map(({ principal }) => principal);

describe("a level payment", () => {
  const payment = (principal: bigint, rateBps: bigint, months: number, balloon = 0n) => levelPayment({ principal, balloon, rateBps, months });

  it("is what the textbooks say", () => {
    // 100,000 at 12 % in 12 months: 8,884.8788678…; 10,000 at 7.5 % in 36: 311.0621816…; 1,000,000 at 12 % in 36: 33,214.3098124…
    expect(payment(usdc(100_000n), 1_200n, 12)).toBe(8_884_878_868n);
    expect(payment(usdc(10_000n), 750n, 36)).toBe(311_062_182n);
    expect(payment(usdc(1_000_000n), 1_200n, 36)).toBe(33_214_309_813n);
    expect(payment(usdc(20_000_000n), 1_125n, 36, usdc(5_000_000n))).toBe(539_733_523_702n);
  });

  it("is the interest alone where all is a balloon, and equal parts where there is no interest", () => {
    expect(payment(usdc(1_000_000n), 1_200n, 12, usdc(1_000_000n))).toBe(usdc(10_000n));
    expect(payment(100n, 0n, 3)).toBe(34n);
    expect(payment(100n, 0n, 3, 40n)).toBe(20n);
  });

  it("is at the ends of its range what whole numbers say", () => {
    const most = 2n ** 72n - 1n;
    expect(payment(10n ** 15n, 1n, 3)).toBe(333_338_888_904_321n);
    expect(payment(most, 65_535n, 36)).toBe(2_579_002_792_325_220_391_303n);
    expect(payment(most, 1n, 36, 12_345n)).toBe(131_197_070_826_648_894_567n);
  });

  it("is within a tenth of a micro-dollar of the exact one before it is rounded up, whatever the terms", () => {
    fc.assert(
      fc.property(loans, (terms) => {
        const [numerator, denominator] = exactLevelPayment(terms);
        const ceilWith = (tenths: bigint) => divide(10n * numerator + tenths * denominator, 10n * denominator, "ceil");
        const paid = levelPayment(terms);
        expect(paid >= ceilWith(-1n) && paid <= ceilWith(1n)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("repays all in time and not a micro-dollar a month less would, reckoned month by month", () => {
    const terms = fc.record({
      principal: fc.bigInt({ min: 1_000n, max: 10n ** 15n }),
      part: fc.bigInt({ min: 0n, max: 99n }),
      rateBps: fc.bigInt({ min: 1n, max: 5_000n }),
      months: fc.integer({ min: 3, max: 36 }),
    });
    fc.assert(
      fc.property(terms, ({ principal, part, rateBps, months }) => {
        const balloon = (principal * part) / 100n;
        const paid = levelPayment({ principal, balloon, rateBps, months });
        const [left, unit] = leftAfter({ principal, payment: paid, rateBps, months });
        const [leftOfLess] = leftAfter({ principal, payment: paid - 1n, rateBps, months });
        expect(left <= balloon * unit && leftOfLess > balloon * unit).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a schedule of level payments", () => {
  it("is to the micro-dollar what a table by days says, over a leap day and from a short first period", () => {
    expect(instalments(loan).map(({ dueDay, days, principal, interest }) => [dueDay, days, principal, interest])).toEqual([
      [19_753n, 16n, 200_745_711_286n, 6_312_328_768n],
      [19_782n, 29n, 197_530_903_273n, 9_527_136_781n],
      [19_813n, 31n, 198_887_051_029n, 8_170_989_025n],
      [19_843n, 30n, 201_112_257_029n, 5_945_783_025n],
      [19_874n, 31n, 202_963_756_306n, 4_094_283_748n],
      [19_904n, 30n, 198_760_321_077n, 1_960_375_770n],
    ]);
    const payments = instalments(loan).map(({ principal, interest }) => principal + interest);
    expect(new Set(payments.slice(0, -1))).toEqual(new Set([levelPayment(loan)]));
  });

  it("leaves its balloon for the last day", () => {
    const terms: Loan = { ...loan, balloon: usdc(300_000n), months: 4, drawDay: dayNumber("2023-11-30"), firstDueDay: dayNumber("2023-12-31") };
    expect(principalOf(terms)).toEqual([221_422_847_534n, 223_679_540_665n, 226_455_604_550n, 528_442_007_251n]);
  });

  it("asks for interest alone where that is more than the payment", () => {
    const all: Loan = { ...loan, balloon: loan.principal, firstDueDay: dayNumber("2024-03-31") };
    expect(principalOf(all)).toEqual([0n, 0n, 0n, 0n, 0n, loan.principal]);
    const long = instalments({ ...loan, rateBps: 6_000n, firstDueDay: dayNumber("2025-01-15") });
    expect(long[0]).toMatchObject({ principal: 0n, interest: 721_972_602_740n });
    expect(long[1]?.principal).toBeGreaterThan(0n);
  });

  it("never goes below the balloon before the last day", () => {
    const early: Loan = { ...loan, rateBps: 65_535n, months: 36, firstDueDay: loan.drawDay };
    const list = instalments(early);
    expect(list.at(-1)).toMatchObject({ outstanding: 0n, principal: 0n });
    expect(sum(principalOf(early))).toBe(loan.principal);
  });
});

describe("equal principal", () => {
  it("is the same part each time, and what is left the last", () => {
    expect(principalOf({ ...loan, amortisation: "equal-principal" })).toEqual(Array.from({ length: 6 }, () => usdc(200_000n)));
    expect(principalOf({ ...loan, principal: 100n, months: 3, amortisation: "equal-principal" })).toEqual([33n, 33n, 34n]);
    expect(principalOf({ ...loan, principal: 101n, balloon: 40n, months: 3, amortisation: "equal-principal" })).toEqual([20n, 20n, 61n]);
  });

  it("bears interest on what is outstanding: 12,000 on 1,200,000 for 31 days at 12 % is 12,230.136986…", () => {
    const terms: Loan = { ...loan, amortisation: "equal-principal", drawDay: dayNumber("2023-12-31") };
    expect(instalments(terms).slice(0, 2).map(({ outstanding, interest }) => [outstanding, interest])).toEqual([
      [usdc(1_200_000n), 12_230_136_987n],
      // 1,000,000 · 0.12 · 29/365 = 9,534.2465753…
      [usdc(1_000_000n), 9_534_246_576n],
    ]);
  });
});

describe("a bullet", () => {
  it("is all due on the last day, whatever the balloon says", () => {
    expect(principalOf({ ...loan, amortisation: "bullet" })).toEqual([0n, 0n, 0n, 0n, 0n, loan.principal]);
    expect(principalOf({ ...loan, balloon: 7n, amortisation: "bullet" })).toEqual([0n, 0n, 0n, 0n, 0n, loan.principal]);
  });

  it("bears the same interest for the same days", () => {
    const terms: Loan = { ...loan, months: 12, drawDay: dayNumber("2022-12-31"), amortisation: "bullet" };
    const year = instalments({ ...terms, firstDueDay: dayNumber("2023-01-31") });
    expect(sum(year.map(({ days }) => days))).toBe(365n);
    // 144,000 a year, rounded up twelve times.
    const interest = sum(year.map((instalment) => instalment.interest));
    expect(interest >= usdc(144_000n) && interest < usdc(144_000n) + 12n).toBe(true);
  });
});

it("has parts that are the principal together, none negative, the last with the balloon, and level where nothing stands against it", () => {
  fc.assert(
    fc.property(loans, (terms) => {
      const list = instalments(terms);
      expect(list).toHaveLength(terms.months);
      expect(sum(list.map(({ principal }) => principal))).toBe(terms.principal);
      const paid = levelPayment(terms);
      const before = list.slice(0, -1);
      const fits = before.every(({ principal, interest, outstanding }) => {
        if (principal < 0n || outstanding - principal < (terms.amortisation === "bullet" ? 0n : terms.balloon)) return false;
        if (terms.amortisation !== "level-payment" || terms.rateBps === 0n) return principal === before[0]?.principal;
        return principal + interest === paid || (principal === 0n && interest > paid) || outstanding - principal === terms.balloon;
      });
      expect(fits && (list.at(-1)?.principal ?? -1n) >= terms.balloon).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
