import { getAddress, isAddress, isHex, type Address, type Hex } from "viem";
import { z } from "zod";

/** What a build for a local chain offers besides: test money, and a voucher from a local attestor. */
export const FAUCET_PATH = "/api/local/faucet";
export const VOUCHER_PATH = "/api/local/voucher";

const account = z
  .string()
  .refine((text) => isAddress(text, { strict: false }))
  .transform((text): Address => getAddress(text));
const hex = z.custom<Hex>((value) => isHex(value));
const uint64 = z.string().regex(/^\d{1,20}$/).transform(BigInt);

/** Body of both requests: whom it is for. */
export const forAccount = z.object({ account });

export const faucetAnswer = z.object({ usdcHash: hex, ethHash: hex });

/** uint64 travel as decimal text. */
export const voucherAnswer = z.object({
  voucher: z.object({
    account,
    number: uint64,
    tier: z.int().min(1).max(255),
    countryClass: z.int().min(0).max(255),
    kind: z.union([z.literal(1), z.literal(2)]),
    expiry: uint64,
  }),
  signature: hex,
});

export type FaucetAnswer = z.output<typeof faucetAnswer>;
/** Arguments of `Identity.submit` (contracts/src/Identity.sol). */
export type SignedVoucher = z.output<typeof voucherAnswer>;
