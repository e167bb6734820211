import { z } from "zod";

/** A positive amount in a token's smallest unit: a bigint in memory, decimal digits in storage. */
export const rawAmount = z.codec(z.string().regex(/^[1-9]\d{0,77}$/), z.bigint().positive(), {
  decode: (digits) => BigInt(digits),
  encode: (raw) => raw.toString(),
});

/** As `rawAmount`, and zero. */
export const rawCount = z.codec(z.string().regex(/^(0|[1-9]\d{0,77})$/), z.bigint().nonnegative(), {
  decode: (digits) => BigInt(digits),
  encode: (raw) => raw.toString(),
});
