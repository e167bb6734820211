import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accelerateLoan,
  arrears,
  chargeLoan,
  closeLoan,
  type LoanBook,
  type LoanTerms,
  oldestUnpaid,
  openLoan,
  owed,
  payLoan,
  payoff,
  prepayLoan,
  rescheduleLoan,
  scheduleShortfall,
  settleLoan,
} from ".";
import { dueDayOf, running } from "./loan";
import { lifeOf } from "./testing/lives";

const usdc = (whole: bigint) => whole * 1_000_000n;
const dayNumber = (text: string) => BigInt(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
const [drawn, first, second, third] = [dayNumber("2024-01-15"), dayNumber("2024-01-31"), dayNumber("2024-02-29"), dayNumber("2024-03-31")];

/** 1,200,000 at 12 % in six months, a sixth of it the juniors', who leave the senior 9 %; half a per cent for the servicer. */
const terms: LoanTerms = {
  ...{ rateBps: 1_200n, seniorRateBps: 900n, revenueShareBps: 0n, lateMarginBps: 500n, servicingFeeBps: 50n, contractedRevenue: 0n, balloon: 0n },
  ...{ amortisation: "equal-principal", proRata: false, months: 6, firstDueDay: first },
};
const begin = (changed: Partial<LoanTerms> = {}): LoanBook => openLoan({ ...terms, ...changed }, { senior: usdc(1_000_000n), junior: usdc(200_000n), today: drawn, reported: 0n });
const told = (...revenue: readonly bigint[]) => (instalment: number) => ({ revenue: usdc(revenue[instalment] ?? 0n), any: revenue[instalment] !== undefined });

describe("a debt", () => {
  it("owes on its due day the part, 16 days of interest and of the fee, in the order of the waterfall", () => {
    const book = chargeLoan(begin(), first);
    // 6,312.328767…, of them 3,945.205479… the senior's; 263.013698….
    expect(arrears(book)).toBe(usdc(200_000n) + 6_312_328_768n + 263_013_699n);
    const { book: paid, receipt } = payLoan(book, first, arrears(book));
    expect(receipt).toEqual({ servicing: 263_013_699n, seniorPrincipal: usdc(200_000n), seniorYield: 3_945_205_480n, juniorPrincipal: 0n, juniorYield: 2_367_123_288n, rest: 0n });
    expect(oldestUnpaid(paid)).toBe(second);
    // 29 days over a leap day, on 1,000,000.
    expect(arrears(chargeLoan(paid, second))).toBe(usdc(200_000n) + 9_534_246_576n + 397_260_274n);
  });

  it("bears the margin from the day after, and interest on what was not repaid", () => {
    const late = chargeLoan(begin(), second);
    expect(arrears(late)).toBe(usdc(400_000n) + 6_312_328_768n + 11_441_095_891n + 263_013_699n + 476_712_329n + 819_596_923n);
    expect(oldestUnpaid(late)).toBe(first);
  });

  it("is level over a leap day", () => {
    let book = begin({ amortisation: "level-payment", servicingFeeBps: 0n });
    const payments = [];
    for (let index = 0; index < 6; index += 1) {
      const day = oldestUnpaid(book) ?? 0n;
      const due = chargeLoan(book, day);
      payments.push(arrears(due));
      ({ book } = payLoan(due, day, arrears(due)));
    }
    expect(new Set(payments.slice(0, 5)).size).toBe(1);
    expect(payments[5]).toBe(198_760_321_077n + 1_960_375_770n);
    expect(payoff(book)).toBe(0n);
  });

  it("pays the next instalment in advance in full or not at all", () => {
    const { book } = payLoan(chargeLoan(begin(), first), first, usdc(200_000n) + 6_312_328_768n + 263_013_699n);
    const next = usdc(200_000n) + 9_534_246_576n + 397_260_274n;
    expect(payLoan(book, first, next - 1n)).toMatchObject({ book: { charged: 1 }, receipt: { rest: next - 1n } });
    expect(payLoan(book, first, next + 5n)).toMatchObject({ book: { charged: 2, paid: 2, accruedTo: second }, receipt: { rest: 5n } });
  });

  it("is shortened from its end by a prepayment, and repaid by its payoff", () => {
    const { book } = payLoan(chargeLoan(begin(), first), first, usdc(200_000n) + 6_312_328_768n + 263_013_699n);
    const later = chargeLoan(book, first + 10n);
    expect(payoff(later)).toBe(usdc(1_000_000n) + 3_287_671_233n + 136_986_302n);
    const shorter = prepayLoan(later, first + 10n, usdc(250_000n) + 3_287_671_233n + 136_986_302n).book;
    expect(shorter.senior).toBe(usdc(550_000n));
    expect(chargeLoan(shorter, second).due[1]?.seniorPrincipal).toBe(usdc(200_000n));
    const off = prepayLoan(later, first + 10n, payoff(later) + 1n);
    expect([off.receipt.rest, payoff(off.book), oldestUnpaid(off.book)]).toEqual([1n, 0n, undefined]);
  });

  it("gives all to the senior first once a default makes all due, and stands still after a sale", () => {
    const late = chargeLoan(begin(), first + 10n);
    const { book, receipt } = settleLoan(late, usdc(600_000n));
    expect(receipt).toMatchObject({ juniorPrincipal: 0n, juniorYield: 0n, seniorPrincipal: usdc(600_000n) - 7_120_975_795n });
    expect(owed(chargeLoan(book, first + 900n))).toBe(owed(late) - usdc(600_000n));
    expect(payoff(book)).toBe(owed(book));
    expect(settleLoan(late, owed(late) + 7n).receipt.rest).toBe(7n);
  });

  it("goes on with the principal that was handed over, on the days that are left", () => {
    const late = chargeLoan(begin(), second + 10n);
    const over = rescheduleLoan(late, { senior: usdc(850_000n), junior: usdc(50_000n), today: second + 10n, reported: 0n });
    expect(over.parts.map((part) => part / usdc(1n))).toEqual([0n, 0n, 225_000n, 225_000n, 225_000n, 225_000n]);
    expect([arrears(over), payoff(over), oldestUnpaid(over)]).toEqual([0n, usdc(900_000n), third]);
    const ahead = rescheduleLoan(payLoan(chargeLoan(begin(), drawn), drawn, usdc(300_000n)).book, { senior: usdc(800_000n), junior: usdc(200_000n), today: drawn + 3n, reported: 0n });
    expect([ahead.accruedTo, payoff(chargeLoan(ahead, first))]).toEqual([first, usdc(1_000_000n)]);
    expect(() => rescheduleLoan(chargeLoan(begin({ months: 3 }), third), { senior: 1n, junior: 0n, today: third, reported: 0n })).toThrow(RangeError);
  });
});

describe("a share of revenue", () => {
  const share: Partial<LoanTerms> = { ...{ rateBps: 0n, seniorRateBps: 0n, revenueShareBps: 5_000n, servicingFeeBps: 0n }, contractedRevenue: usdc(300_000n) };

  it("repays up to the schedule, is yield above it, and leaves a shortfall that nobody owes", () => {
    const due = chargeLoan(begin(share), first, told(300_000n));
    const { book, receipt } = payLoan(due, first, arrears(due));
    expect(receipt).toMatchObject({ seniorPrincipal: usdc(150_000n), rest: 0n });
    expect(scheduleShortfall(book, first)).toBe(usdc(50_000n));
    expect(scheduleShortfall(book, first - 1n)).toBe(0n);
    const more = chargeLoan(book, second, told(300_000n, 1_000_000n));
    expect(payLoan(more, second, arrears(more)).receipt).toMatchObject({ seniorPrincipal: usdc(250_000n), seniorYield: 83_333_333_334n, juniorYield: 16_666_666_666n });
  });

  it("owes the share of the contracted revenue where no report came", () => {
    // The first period has 16 days.
    expect(chargeLoan(begin(share), third, told()).due.map(({ revenue }) => revenue)).toEqual([78_904_109_590n, usdc(150_000n), usdc(150_000n), 0n, 0n, 0n]);
    expect(chargeLoan(begin({ ...share, firstDueDay: drawn + 31n }), drawn + 31n, told()).due[0]?.revenue).toBe(usdc(150_000n));
  });

  it("is closed with what it did not repay, once nothing is owed or to come", () => {
    const due = chargeLoan(begin({ ...share, months: 3 }), third, told(0n, 0n, 100_000n));
    expect(() => closeLoan(due)).toThrow(RangeError);
    const { book } = payLoan(due, third, arrears(due));
    expect(closeLoan(book)).toMatchObject({ senior: usdc(950_000n), junior: usdc(200_000n), book: { senior: 0n, junior: 0n } });
  });

  it("is paid off with what the months to come were to bring, or not at all", () => {
    const due = chargeLoan(begin({ ...share, contractedRevenue: usdc(600_000n) }), first, told(300_000n));
    const off = payoff(due);
    // Of 900,000 that were reported the month after, 450,000 take the place of one of them.
    expect(payoff({ ...due, reported: usdc(1_200_000n) })).toBe(usdc(1_800_000n));
    expect(payoff({ ...due, reported: usdc(900_000n) })).toBe(off);
    // 150,000 are due, and five months of 300,000.
    expect(off).toBe(usdc(1_650_000n));
    expect(prepayLoan(due, first, off - 1n).receipt.rest).toBe(off - 1n - usdc(150_000n));
    expect(prepayLoan(due, first, off).receipt).toMatchObject({ seniorPrincipal: usdc(1_000_000n), juniorPrincipal: usdc(200_000n), seniorYield: usdc(375_000n), juniorYield: usdc(75_000n) });
  });
});

describe("any life of a loan", () => {
  const seeds = fc.integer({ min: 100_000, max: 2 ** 31 });
  const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

  it("gives every micro-dollar that comes in to somebody, and owes nothing less than nothing", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { steps, numbers } = lifeOf(seed);
        for (const [index, { kind, amount }] of steps.entries()) {
          const left = numbers[index] ?? [];
          expect(left.every((number) => number >= 0n)).toBe(true);
          if (["pay", "prepay", "accelerate", "settle"].includes(kind)) expect(sum(left.slice(0, 6))).toBe(amount);
        }
      }),
      { numRuns: 300 },
    );
  });

  /** A book in the middle of a life: late, ahead, in default, with revenue or without. */
  const books = fc.record({ seed: seeds, part: fc.bigInt({ min: 0n, max: 1_000n }) }).map(({ seed, part }) => {
    const { beginning } = lifeOf(seed);
    const { senior, junior, drawDay, reported } = beginning;
    const day = beginning.terms.firstDueDay + BigInt(seed % 100);
    const book = chargeLoan(openLoan(beginning.terms, { senior, junior, today: drawDay, reported }), day, () => ({ revenue: reported + part * 1_000n, any: part % 3n !== 0n }));
    return { book, day, amount: (owed(book) * part) / 1_000n, part };
  });

  it("falls by what a payment in default takes, and takes no more than is owed", () => {
    fc.assert(
      fc.property(books, ({ book, amount }) => {
        const { book: after, receipt } = accelerateLoan(book, amount);
        expect(owed(after)).toBe(owed(book) - amount + receipt.rest);
        expect(accelerateLoan(book, owed(book) + 9n).receipt.rest).toBe(9n);
        expect(arrears(after)).toBeLessThanOrEqual(arrears(book));
        expect(book.senior - after.senior === receipt.seniorPrincipal && book.junior - after.junior === receipt.juniorPrincipal).toBe(true);
        const juniors = receipt.juniorPrincipal + receipt.juniorYield;
        if (book.seniorBase > 0n && receipt.juniorPrincipal > 0n) expect(after.senior).toBe(0n);
        expect(juniors === 0n || after.senior === 0n || book.terms.rateBps === 0n).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("has arrears fall by what a payment takes, until there are none", () => {
    fc.assert(
      fc.property(books, ({ book, day, part }) => {
        const due = arrears(book);
        const amount = (due * part) / 1_000n;
        const { book: after, receipt } = payLoan(book, day, amount);
        expect(receipt.rest).toBe(0n);
        expect(arrears(after)).toBe(due - amount);
        expect(arrears(payLoan(book, day, due).book)).toBe(0n);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same after a payment in two parts, but for a micro-dollar of each sharing", () => {
    fc.assert(
      fc.property(books, ({ book, day, part }) => {
        const due = arrears(book);
        const amount = (due * part) / 1_000n;
        const whole = payLoan(book, day, due);
        const one = payLoan(book, day, amount);
        const other = payLoan(one.book, day, due - amount);
        expect(other.receipt.rest).toBe(0n);
        for (const account of ["servicing", "seniorPrincipal", "seniorYield", "juniorPrincipal", "juniorYield"] as const) {
          const difference = one.receipt[account] + other.receipt[account] - whole.receipt[account];
          const allowed = book.terms.revenueShareBps > 0n ? BigInt(book.charged) + 2n : 0n;
          expect(difference <= allowed && difference >= -allowed).toBe(true);
        }
        expect(arrears(other.book)).toBe(0n);
      }),
      { numRuns: 500 },
    );
  });

  it("is repaid by its payoff, which a micro-dollar less is not", () => {
    fc.assert(
      fc.property(books, ({ book, day }) => {
        const off = payoff(book);
        const { book: after, receipt } = prepayLoan(book, day, off + 4n);
        expect(receipt.rest).toBe(4n);
        expect(payoff(after)).toBe(0n);
        expect(oldestUnpaid(after)).toBeUndefined();
        if (off > 0n) expect(payoff(prepayLoan(book, day, off - 1n).book)).toBeGreaterThan(0n);
      }),
      { numRuns: 500 },
    );
  });

  it("saves nothing of the reported revenue by a payoff on the day before it is due", () => {
    fc.assert(
      fc.property(books, fc.bigInt({ min: 0n, max: 2n ** 40n }), ({ book: early, day }, more) => {
        const due = dueDayOf(early.terms, early.charged);
        if (early.charged === early.terms.months) return;
        const eve = { ...chargeLoan(early, due - 1n > day ? due - 1n : day), reported: early.revenueCharged + more };
        const on = chargeLoan(eve, due, () => ({ revenue: eve.reported, any: true }));
        const ran = (book: LoanBook) => sum(book.due.map(({ seniorInterest, juniorInterest }) => seniorInterest + juniorInterest)) + running(book) + book.servicing + book.margin;
        expect(payoff(on) - ran(on)).toBeLessThanOrEqual(payoff(eve) - ran(eve));
      }),
      { numRuns: 500 },
    );
  });
});
