import { type Address, type Hex, isAddress, isHex, zeroAddress } from "viem";
import { z } from "zod";
import { identityAbi } from "../../../abis";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";
import { rawCount } from "./raw";

const uint64Max = 2n ** 64n - 1n;
const uint64 = rawCount.refine((value) => value <= uint64Max);
const uint8 = z.int().min(0).max(255);

/** An attestor's statement about an account (contracts/src/Identity.sol). */
const voucher = z.strictObject({
  account: z.custom<Address>((value) => typeof value === "string" && isAddress(value) && value !== zeroAddress),
  number: uint64,
  tier: uint8.min(1),
  countryClass: uint8,
  /** 1 a person, 2 an entity. */
  kind: z.union([z.literal(1), z.literal(2)]),
  /** Unix seconds. */
  expiry: uint64,
});

const schema = z.strictObject({
  voucher,
  /** The attestor's EIP-712 signature, 65 bytes. */
  signature: z.custom<Hex>((value) => isHex(value) && value.length === 132),
});

/** Submits a voucher, after which its account can redeem (Identity.submit). Moves no money. */
export const verify = defineFlow({
  id: "verify",
  schema,
  routes: ({ voucher, signature }, { addresses }) => [
    {
      takesPermit: false,
      call: () =>
        encodeCall({ to: addresses.Identity, abi: identityAbi, functionName: "submit", args: [voucher, signature] }),
    },
  ],
  summary: ({ voucher }) => [{ kind: "verified-until", expiry: voucher.expiry }],
  invalidates: () => ["account"],
  // Verified(account, attestor, number, …)
  outcome: ({ voucher }, { addresses }) => ({
    address: addresses.Identity,
    topics: [eventTopic(identityAbi, "Verified"), addressTopic(voucher.account)],
    dataPrefix: uintWords(voucher.number),
  }),
});
