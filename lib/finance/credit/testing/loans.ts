import fc from "fast-check";
import { amortisations, type Loan } from "../schedule";

const atMost = (max: bigint) => fc.bigInt({ min: 0n, max });
const often = (values: readonly bigint[], other: fc.Arbitrary<bigint>) => fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...values) }, { weight: 2, arbitrary: other });

/** What storage holds of a principal: 72 bits. */
export const mostPrincipal = 2n ** 72n - 1n;

/** Every loan that terms can describe and a good many that they should not: the ends of each range come often. */
export const loans: fc.Arbitrary<Loan> = fc
  .record({
    principal: often([0n, 1n, 35n, 1_000_000n, 100_000_000_000n, mostPrincipal], fc.oneof(atMost(10n ** 15n), atMost(mostPrincipal))),
    balloonPart: often([0n, 1_000_000n], atMost(1_000_000n)),
    rateBps: often([0n, 1n, 1_200n, 65_535n], fc.oneof(atMost(2_500n), atMost(65_535n))),
    months: fc.oneof(fc.constantFrom(1, 2, 3, 36), fc.integer({ min: 1, max: 36 })),
    // From 1970 to 2200, and to the end of what three bytes count.
    drawDay: fc.oneof(atMost(84_000n), atMost(2n ** 24n - 2_000n)),
    stub: often([0n, 1n, 31n], atMost(120n)),
    amortisation: fc.constantFrom(...amortisations),
  })
  .map(({ balloonPart, stub, ...loan }) => ({
    ...loan,
    balloon: (loan.principal * balloonPart) / 1_000_000n,
    firstDueDay: loan.drawDay + stub,
  }));
