import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agedValue, decay, titleValue } from "./depreciation";

const day = 86_400n;
const year = 365n * day;
const million = 1_000_000_000_000n;

describe("an aged value", () => {
  const steep = (years: bigint) => agedValue({ value: million, age: years * year });
  const optimistic = (years: bigint) => agedValue({ value: million, age: years * year, rate: decay.optimistic });

  it("is 0.03 + 0.97 · e^(−0.46 t), or with 0.17", () => {
    // By exponentials of forty digits: 0.642345136141…, 0.416563469851…, 0.184052903323…
    expect([steep(0n), steep(1n), steep(2n), steep(4n)]).toEqual([million, 642_345_136_141n, 416_563_469_851n, 184_052_903_323n]);
    // 0.848354872098…, 0.720417213079…, 0.521418482594…
    expect([optimistic(0n), optimistic(1n), optimistic(2n), optimistic(4n)]).toEqual([million, 848_354_872_098n, 720_417_213_079n, 521_418_482_594n]);
    // 0.998778304243… and 0.999548324370… after a day
    expect(agedValue({ value: million, age: day })).toBe(998_778_304_243n);
    expect(agedValue({ value: million, age: day, rate: decay.optimistic })).toBe(999_548_324_370n);
  });

  it("ends at three per cent and never rises", () => {
    expect(steep(1_000n)).toBe(30_000_000_000n);
    const ages = fc.bigInt({ min: 0n, max: 2n ** 40n - 1n });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 72n - 1n }), ages, ages, (value, one, other) => {
        const [younger, older] = one < other ? [one, other] : [other, one];
        const [more, less] = [agedValue({ value, age: younger }), agedValue({ value, age: older })];
        expect(more >= less && more <= value && less >= (value * 3n) / 100n).toBe(true);
        expect(agedValue({ value, age: older, rate: decay.optimistic }) >= less).toBe(true);
      }),
    );
  });

  it("falls by the second", () => {
    expect(agedValue({ value: million, age: 1n })).toBeLessThan(million);
  });
});

describe("a title", () => {
  const at = (days: bigint) => days * day;

  it("is worth the lower median of what its appraisers say, each from its own day", () => {
    const three = [300n, 100n, 200n].map((value) => ({ value: value * million, day: 1_000n }));
    expect(titleValue(three, at(1_000n))).toBe(200n * million);
    expect(titleValue([...three, { value: 50n * million, day: 1_000n }], at(1_000n))).toBe(100n * million);
    expect(titleValue([{ value: million, day: 1_000n }], at(1_365n))).toBe(642_345_136_141n);
    // The older one has aged below the younger one.
    expect(titleValue([{ value: million, day: 1_000n }, { value: million - 1n, day: 1_010n }], at(1_010n))).toBeLessThan(million - 1n);
  });

  it("looks at those within 35 days of the newest, however old that one is", () => {
    const appraisals = [
      { value: million, day: 1_000n },
      { value: 2n * million, day: 1_035n },
    ];
    expect(titleValue(appraisals, at(3_000n))).toBe(agedValue({ value: million, age: at(2_000n) }));
    expect(titleValue([{ value: million, day: 999n }, ...appraisals.slice(1)], at(1_035n))).toBe(2n * million);
  });

  it("is worth nothing that is known without any, and as much as the optimistic curve says where that is asked for", () => {
    expect(titleValue([], at(1n))).toBeUndefined();
    expect(titleValue([{ value: million, day: 0n }], year, decay.optimistic)).toBe(848_354_872_098n);
  });
});
