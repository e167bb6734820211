import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accruedInterest,
  addMonths,
  agedValue,
  amortisations,
  decay,
  expWad,
  fromDate,
  instalments,
  lateLoss,
  latePortion,
  levelPayment,
  rpow,
  secondsLate,
  startOfDay,
  toDate,
  uncovered,
} from ".";
import { inBatches, startArithmetic } from "./testing/arithmetic";
import { loans, mostPrincipal } from "./testing/loans";

let arithmetic: Awaited<ReturnType<typeof startArithmetic>>;
beforeAll(async () => {
  arithmetic = await startArithmetic();
});
afterAll(() => arithmetic.stop());

const lastDay = 2n ** 24n - 1n;
const upTo = (max: bigint) => fc.bigInt({ min: 0n, max });
/** Around the ends of a range and of the pieces in it, half of the time. */
const around = (points: readonly bigint[], max: bigint) =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...points), fc.constantFrom(-1n, 0n, 1n)).map(([point, beside]) => (point + beside < 0n ? 0n : point + beside)),
    upTo(max),
  );
const samples = <Value>(arbitrary: fc.Arbitrary<Value>, seed: number, count = 3_000) => fc.sample(arbitrary, { seed, numRuns: count });

/** 28 February, 29 February or 1 March, and the ends of years, of many years; and the last day that storage holds. */
const specialDays = [1970n, 1999n, 2000n, 2023n, 2024n, 2099n, 2100n, 2400n]
  .flatMap((year) => [fromDate({ year, month: 3n, day: 1n }) - 1n, fromDate({ year: year + 1n, month: 1n, day: 1n }), fromDate({ year, month: 1n, day: 31n })])
  .concat(0n);
const days = fc.oneof(around(specialDays, 84_000n), upTo(lastDay), fc.constant(lastDay));

describe.each([1, 2])("seed %d", (seed) => {
  it("finds the same dates of days, and the same days of dates", async () => {
    const { abi, address, publicClient } = arithmetic;
    const numbers = samples(days, seed);
    const found = await inBatches(numbers, (batch) => publicClient.readContract({ abi, address, functionName: "dates", args: [batch] }));
    const expected = numbers.map((number) => {
      const date = toDate(number);
      return [date.year, date.month, date.day, fromDate(date)];
    });
    expect(found).toEqual(expected);
    expect(expected.map(([, , , number]) => number)).toEqual(numbers);
  });

  it("adds months alike", async () => {
    const { abi, address, publicClient } = arithmetic;
    const starts = samples(fc.tuple(days, fc.integer({ min: 0, max: 60 })), seed);
    const found = await inBatches(starts, (batch) =>
      publicClient.readContract({ abi, address, functionName: "addMonths", args: [batch.map(([day, months]) => [day, BigInt(months)] as const)] }),
    );
    expect(found).toEqual(starts.map(([day, months]) => addMonths(day, months)));
  });

  it("accrues the same interest", async () => {
    const { abi, address, publicClient } = arithmetic;
    const accruals = samples(
      fc.record({ principal: around([0n, 3_650_000n, mostPrincipal - 1n], mostPrincipal), rateBps: around([0n, 65_534n], 65_535n), dayCount: around([0n, 365n], 20_000n) }),
      seed,
    );
    const found = await inBatches(accruals, (batch) => publicClient.readContract({ abi, address, functionName: "interest", args: [batch] }));
    expect(found).toEqual(accruals.map(({ dayCount, ...rest }) => accruedInterest({ ...rest, days: dayCount })));
  });

  it("makes the same schedules of the same terms", async () => {
    const { abi, address, publicClient } = arithmetic;
    const terms = samples(loans, seed);
    const found = await inBatches(terms, async (batch) => {
      const args = batch.map((loan) => ({ ...loan, months: BigInt(loan.months), amortisation: amortisations.indexOf(loan.amortisation) }));
      const [parts, payments] = await publicClient.readContract({ abi, address, functionName: "schedules", args: [args] });
      return parts.map((principal, index) => ({ principal, payment: payments[index] }));
    });
    expect(found).toEqual(terms.map((loan) => ({ principal: instalments(loan).map(({ principal }) => principal), payment: levelPayment(loan) })));
    // That the cases reach what is rare: an interest above the payment, and a balloon reached before the last day.
    const level = terms.filter(({ amortisation, rateBps, principal }) => amortisation === "level-payment" && rateBps > 0n && principal > 0n);
    const edges = level.map((loan) => instalments(loan).slice(0, -1).map(({ interest, principal, outstanding }) => ({ dear: interest > levelPayment(loan), done: outstanding - principal === loan.balloon })));
    expect(edges.filter((list) => list.some(({ dear }) => dear)).length).toBeGreaterThan(20);
    expect(edges.filter((list) => list.some(({ done }) => done)).length).toBeGreaterThan(20);
    expect(level.length).toBeGreaterThan(500);
  });

  it("loses the same by lateness and collateral", async () => {
    const { abi, address, publicClient } = arithmetic;
    const lates = around([0n, 30n, 60n, 90n].map((count) => startOfDay(count)), startOfDay(120n));
    const deals = samples(
      fc.record({ exposure: around([0n, 1n, mostPrincipal - 1n], mostPrincipal), dueDay: upTo(84_000n), since: lates, early: fc.boolean(), part: around([0n, 166n], 300n) }),
      seed,
    ).map(({ exposure, dueDay, since, early, part }) => {
      const due = startOfDay(dueDay + 1n);
      return { exposure, dueDay, time: early ? due - (since < due ? since : due) : due + since, collateral: (exposure * part) / 100n };
    });
    const found = await inBatches(deals, (batch) => publicClient.readContract({ abi, address, functionName: "losses", args: [batch] }));
    const expected = deals.map(({ exposure, dueDay, time, collateral }) => {
      const late = secondsLate(dueDay, time);
      return { late, portion: latePortion(late), loss: lateLoss({ exposure, late, collateral }), uncovered: uncovered({ exposure, collateral }) };
    });
    expect(found).toEqual(expected);
    expect(expected.filter(({ loss, uncovered: open, late }) => late > startOfDay(90n) && loss === open).length).toBeGreaterThan(50);
  });

  it("ages values alike, by the second", async () => {
    const { abi, address, publicClient } = arithmetic;
    const ages = around([0n, 1n, 365n, 3_650n].map((count) => startOfDay(count)), 2n ** 40n - 1n);
    const values = samples(fc.tuple(around([0n, 1n, mostPrincipal - 1n], mostPrincipal), fc.oneof(ages, upTo(startOfDay(3_650n)))), seed);
    const found = await inBatches(values, (batch) => publicClient.readContract({ abi, address, functionName: "aged", args: [batch] }));
    expect(found).toEqual(values.map(([value, age]) => agedValue({ value, age })));
  });

  it("takes the same powers and exponentials", async () => {
    const { abi, address, publicClient } = arithmetic;
    const unit = 10n ** 27n;
    const powers = samples(fc.tuple(around([0n, unit], 2n * unit), around([0n, 1n, 36n], 40n)), seed);
    const raised = await inBatches(powers, (batch) =>
      publicClient.readContract({ abi, address, functionName: "powers", args: [batch.map(([base, exponent]) => [base, exponent, unit] as const)] }),
    );
    expect(raised).toEqual(powers.map(([base, exponent]) => rpow(base, Number(exponent), unit)));

    const exponents = samples(around([0n, decay.steep, 41_446_531_673_892_822_313n], 45n * 10n ** 18n), seed).flatMap((x) => [x, -x]);
    const results = await inBatches(exponents, (batch) => publicClient.readContract({ abi, address, functionName: "exponentials", args: [batch] }));
    expect(results).toEqual(exponents.map((x) => expWad(x)));
  });
});
