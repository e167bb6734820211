import { z } from "zod";

const MAX_LISTED = 20;

export const hex = z.string().regex(/^0x(?:[0-9a-fA-F]{2})*$/);
export const hash = z.string().regex(/^0x[0-9a-fA-F]{64}$/);
export const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const quantityText = z.string().regex(/^0x[0-9a-fA-F]{1,64}$/);

/** A storage slot; nodes take it padded and unpadded. */
export const slot = quantityText;

/** A quantity that is at most `max`. */
export function quantity(max: number) {
  return quantityText.refine((text) => BigInt(text) <= BigInt(max));
}

const tag = z.enum(["latest", "pending", "safe", "finalized", "earliest"]);

/** EIP-1898: a tag, a number, or an object that names the block. Absent means the newest. */
export const block = z
  .union([
    tag,
    quantityText,
    z.strictObject({ blockHash: hash, requireCanonical: z.boolean().optional() }),
    z.strictObject({ blockNumber: quantityText }),
  ])
  .default("latest");

/** More gas than any flow needs; a node would compute for as long as it takes. */
const MAX_GAS = 30_000_000;

/**
 * A call or an estimate, of an account. Fields that no node knows are dropped. Without an account the data would run as
 * code, which is work of the caller's making, and with nothing at all a node would answer "0x", as if it had gone well.
 */
export const callObject = z.object({
  from: address.optional(),
  to: address,
  data: hex.optional(),
  input: hex.optional(),
  value: quantityText.optional(),
  gas: quantity(MAX_GAS).optional(),
  gasPrice: quantityText.optional(),
  maxFeePerGas: quantityText.optional(),
  maxPriorityFeePerGas: quantityText.optional(),
  nonce: quantityText.optional(),
  type: quantityText.optional(),
  chainId: quantityText.optional(),
  accessList: z.array(z.object({ address, storageKeys: z.array(hash).max(MAX_LISTED) })).max(MAX_LISTED).optional(),
});

/** EIP-170: no account has more code than this many bytes. */
const MAX_CODE = 24_576;

/** What a simulation may suppose: balances, nonces, single slots, and code, which override-code.ts restricts further. */
export const stateOverride = z
  .record(
    address,
    z.strictObject({
      balance: quantityText.optional(),
      nonce: quantityText.optional(),
      code: hex.max(2 + 2 * MAX_CODE).optional(),
      stateDiff: z.record(hash, hash).optional(),
    }),
  )
  .refine((accounts) => Object.keys(accounts).length <= MAX_LISTED);

/** Without an address the logs of everybody would come. */
const addresses = z.union([address, z.array(address).min(1).max(MAX_LISTED)]);
const topic = z.union([hash, z.null(), z.array(hash).max(MAX_LISTED)]);
const topics = z.array(topic).max(4).optional();

/** Logs of one block, or of a range whose width log-range.ts bounds. */
export const filter = z.union([
  z.strictObject({ blockHash: hash, address: addresses, topics }),
  z.strictObject({
    fromBlock: z.union([tag, quantityText]).optional(),
    toBlock: z.union([tag, quantityText]).optional(),
    address: addresses,
    topics,
  }),
]);

export type Filter = z.output<typeof filter>;
