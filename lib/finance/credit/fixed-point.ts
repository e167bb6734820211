// Powers and exponentials as the contracts have them, bit by bit: FixedPointMathLib of Solady 0.1.26, MIT License,
// copyright (c) 2022-2025 Solady (https://github.com/vectorized/solady); expWad there by Remco Bloemen, MIT License too
// (https://2π.com/22/exp-ln). The licence's text is the same as that of ours.

/** `base` to the power of `exponent`, both it and the result in 1/`unit`; each multiplication is rounded to the nearest. */
export function rpow(base: bigint, exponent: number, unit: bigint): bigint {
  const half = unit >> 1n;
  const times = (a: bigint, b: bigint): bigint => (a * b + half) / unit;
  let result = exponent % 2 === 1 ? base : unit;
  let square = base;
  for (let rest = exponent >> 1; rest > 0; rest >>= 1) {
    square = times(square, square);
    if (rest % 2 === 1) result = times(result, square);
  }
  return result;
}

/** At or below it, e^x is less than half of 1/1e18. */
const expIsNothing = -41_446_531_673_892_822_313n;
/** From it on, e^x is no int256. */
const expIsTooMuch = 135_305_999_368_893_231_589n;
const ln2 = 54_916_777_467_707_473_351_141_471_128n;
const scale = 3_822_833_074_963_236_453_042_738_258_902_158_003_155_416_615_667n;

/** ((a · b) / 2^96) + c, rounded towards −∞. */
const step = (a: bigint, b: bigint, c: bigint): bigint => ((a * b) >> 96n) + c;

/**
 * e^x in 1e18, of `x` in 1e18: a (6, 7)-term rational approximation on (−½ ln 2, ½ ln 2) times a power of two, rounded
 * down. RangeError where the contracts revert, above 135.3.
 */
export function expWad(x: bigint): bigint {
  if (x <= expIsNothing) return 0n;
  if (x >= expIsTooMuch) throw new RangeError("The exponential is more than an int256 holds.");
  // From 1e18 to 2^96, then x = reduced + k · ln 2.
  const binary = (x << 78n) / 5n ** 18n;
  const k = ((binary << 96n) / ln2 + 2n ** 95n) >> 96n;
  const reduced = binary - k * ln2;
  const y = step(reduced + 1_346_386_616_545_796_478_920_950_773_328n, reduced, 57_155_421_227_552_351_082_224_309_758_442n);
  const p =
    step(y + reduced - 94_201_549_194_550_492_254_356_042_504_812n, y, 28_719_021_644_029_726_153_956_944_680_412_240n) * reduced +
    (4_385_272_521_454_847_904_659_076_985_693_276n << 96n);
  const q = [
    50_020_603_652_535_783_019_961_831_881_945n,
    -533_845_033_583_426_703_283_633_433_725_380n,
    3_604_857_256_930_695_427_073_651_918_091_429n,
    -14_423_608_567_350_463_180_887_372_962_807_573n,
    26_449_188_498_355_588_339_934_803_723_976_023n,
  ].reduce((sum, coefficient) => step(sum, reduced, coefficient), reduced - 2_855_989_394_907_223_263_936_484_059_900n);
  return ((p / q) * scale) >> (195n - k);
}
