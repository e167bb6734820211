import { describe, expect, it } from "vitest";
import { dscrPath, ltvPath } from "./coverage";
import { decay } from "./depreciation";
import type { Loan } from "./schedule";

const usdc = (whole: bigint) => whole * 1_000_000n;
const dayNumber = (text: string) => BigInt(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
const bullet: Loan = {
  principal: usdc(1_200_000n),
  balloon: 0n,
  rateBps: 1_200n,
  months: 6,
  drawDay: dayNumber("2024-01-15"),
  firstDueDay: dayNumber("2024-01-31"),
  amortisation: "bullet",
};
const appraisals = [{ value: usdc(2_000_000n), day: bullet.drawDay }];

describe("loan to value", () => {
  it("rises while nothing is repaid and machines age: by exponentials of sixty digits", () => {
    const path = ltvPath({ loan: bullet, appraisals }) ?? [];
    expect(path.map(({ day }) => day)).toEqual([19_737n, 19_753n, 19_782n, 19_813n, 19_843n, 19_874n, 19_904n]);
    expect(path.map(({ value }) => value)).toEqual([
      1_997_556_608_487n,
      1_958_878_247_070n,
      1_890_731_054_355n,
      1_820_586_297_550n,
      1_755_264_300_214n,
      1_690_309_974_030n,
      1_629_821_542_462n,
    ]);
    expect(path.map(({ ltv }) => Number(ltv) / 1e18)).toEqual(
      [0.600733914074, 0.612595500407, 0.634675141785, 0.659128326745, 0.683657725992, 0.709928958852, 0.736276928937].map((ltv) => expect.closeTo(ltv, 11) as number),
    );
  });

  it("is rounded up, and looks at a due day before it is paid", () => {
    const scrapped = [{ value: 3n, day: 0n }];
    const paths = ltvPath({ loan: { ...bullet, principal: 6n, amortisation: "equal-principal", drawDay: 0n, firstDueDay: 0n }, appraisals: scrapped }) ?? [];
    expect(paths.slice(0, 3).map(({ outstanding, value, ltv }) => [outstanding, value, ltv])).toEqual([
      [6n, 2n, 3_000_000_000_000_000_000n],
      [6n, 2n, 3_000_000_000_000_000_000n],
      [5n, 2n, 2_500_000_000_000_000_000n],
    ]);
    const third = ltvPath({ loan: { ...bullet, principal: 1n, drawDay: 0n, firstDueDay: 0n }, appraisals: [{ value: 4n, day: 0n }] }) ?? [];
    expect(third[0]).toMatchObject({ value: 3n, ltv: 333_333_333_333_333_334n });
  });

  it("is lower by the optimistic curve, and unknown without an appraisal or a value", () => {
    const [steep, optimistic] = [ltvPath({ loan: bullet, appraisals }), ltvPath({ loan: bullet, appraisals, rate: decay.optimistic })];
    const lastOf = (path: typeof steep) => path?.at(-1)?.ltv ?? 0n;
    expect(lastOf(optimistic) > 0n && lastOf(optimistic) < lastOf(steep)).toBe(true);
    expect(ltvPath({ loan: bullet, appraisals: [] })).toBeUndefined();
    expect(ltvPath({ loan: bullet, appraisals: [{ value: 1n, day: bullet.drawDay }] })?.[0]).toMatchObject({ value: 0n, ltv: null });
  });
});

describe("debt service coverage", () => {
  const monthlyIncome = usdc(150_000n);

  it("compares a period's income with its interest and fees, a short first period included, and leaves the bullet out", () => {
    const path = dscrPath({ loan: bullet, monthlyIncome, servicingBps: 50n });
    expect(path.map(({ income, service, dscr }) => [income, service, dscr])).toEqual([
      [78_904_109_589n, 6_575_342_467n, 11_999_999_997_718_750_000n],
      [143_013_698_630n, 11_917_808_220n, 11_999_999_999_160_919_540n],
      [152_876_712_328n, 12_739_726_029n, 11_999_999_998_430_107_527n],
      [147_945_205_479n, 12_328_767_124n, 11_999_999_999_270_000_000n],
      [152_876_712_328n, 12_739_726_029n, 11_999_999_998_430_107_527n],
      [147_945_205_479n, 12_328_767_124n, 11_999_999_999_270_000_000n],
    ]);
  });

  it("counts scheduled principal and not the balloon", () => {
    const loan: Loan = { ...bullet, balloon: usdc(300_000n), months: 4, drawDay: dayNumber("2023-11-30"), firstDueDay: dayNumber("2023-12-31"), amortisation: "level-payment" };
    expect(dscrPath({ loan, monthlyIncome }).map(({ day, service, dscr }) => [day, service, dscr])).toEqual([
      [19_722n, 233_652_984_521n, 654_289_576_661_752_073n],
      [19_753n, 233_652_984_521n, 654_289_576_661_752_073n],
      [19_782n, 233_652_984_521n, 612_077_345_911_866_046n],
      [19_813n, 233_827_772_366n, 653_800_490_767_662_193n],
    ]);
  });

  it("is unknown where nothing is due", () => {
    const path = dscrPath({ loan: { ...bullet, rateBps: 0n }, monthlyIncome });
    expect(new Set(path.map(({ dscr }) => dscr))).toEqual(new Set([null]));
  });
});
