import { type Address, type Hash, type Hex, isAddress, isHash, isHex } from "viem";
import { z } from "zod";
import type { ErrorCode } from "../../errors/codes";
import { contractNames } from "../../chain/addresses";
import { engineCodes, type TxState } from "../machine/state";

/** A bigint as decimal digits. */
const big = z.codec(z.string().regex(/^(0|[1-9]\d{0,77})$/), z.bigint().nonnegative(), {
  decode: (digits) => BigInt(digits),
  encode: (value) => value.toString(),
});

const address = z.custom<Address>((value) => typeof value === "string" && isAddress(value));
const hash = z.custom<Hash>((value) => typeof value === "string" && isHash(value));
const hex = z.custom<Hex>((value) => isHex(value));

/** A value that may be missing, as null: a field that is undefined would not be in the text at all. */
function maybe<Output, Input>(inner: z.ZodType<Output, Input>) {
  return z.codec(inner.nullable(), z.custom<Output | undefined>(), {
    decode: (value) => value ?? undefined,
    encode: (value) => value ?? null,
  });
}

const nonce = maybe(z.int().nonnegative());

const spend = z.object({ token: z.enum(["USDC", "AID"]), amountRaw: big, spender: z.enum(contractNames) });
const step = z.object({ id: z.enum(["approve", "permit", "prepare", "batch", "action"]), final: z.boolean(), spend: spend.exactOptional() });

const asked = z.object({
  id: hex,
  step,
  from: address,
  fingerprint: hex,
  data: z.string(),
  nonce,
  pinned: z.boolean(),
  block: big,
  searched: big.exactOptional(),
});

const flight = z.discriminatedUnion("via", [
  z.object({ via: z.literal("transaction"), asked, hash, from: address, nonce }),
  z.object({ via: z.literal("batch"), asked, id: z.string().max(8_194), from: address }),
]);

/** Arguments of an error: a bigint is told from a text by its wrapping. */
const errorValue = z.union([
  z.codec(z.object({ big: z.string().regex(/^-?\d{1,78}$/) }), z.bigint(), {
    decode: (wrapped) => BigInt(wrapped.big),
    encode: (value) => ({ big: value.toString() }),
  }),
  z.string(),
  z.number(),
  z.boolean(),
]);
const failureText = { detail: z.string(), retry: z.boolean() };
const failure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("engine"), code: z.enum(engineCodes), values: z.record(z.string(), z.never()), ...failureText }),
  z.object({
    kind: z.enum(["rejected", "insufficient-gas", "contract", "rpc", "rate-limit", "wrong-chain", "timeout", "unknown"]),
    // A later version may store a code that this one has no sentence for; the screen falls back to the kind.
    code: z.custom<ErrorCode>((value) => typeof value === "string" && value.length < 80),
    values: z.record(z.string(), errorValue),
    ...failureText,
  }),
]);

const run = {
  run: z.string().min(1).max(80),
  attended: z.boolean(),
  steps: z.array(step),
  completed: z.array(z.object({ step, hash: maybe(hash) })),
  avoid: z.array(z.enum(["batch", "permit"])),
  unsettled: z.array(z.object({ asked, hash: maybe(hash), standing: z.enum(["open", "answered", "declined"]) })),
  sinceBlock: big,
};

const seen = z.object({ hash, block: big, confirmations: z.int().positive() });
const maybeHash = maybe(hash);
const maybeFlight = maybe(flight);

const state = z.discriminatedUnion("status", [
  z.object({ status: z.literal("idle"), unsettled: run.unsettled.exactOptional() }),
  z.object({ status: z.literal("planning"), ...run }),
  z.object({ status: z.literal("ready"), ...run }),
  z.object({ status: z.literal("simulating"), ...run }),
  z.object({ status: z.literal("awaiting-wallet"), asked, ...run }),
  z.object({ status: z.literal("broadcast"), flight, ...run }),
  z.object({ status: z.literal("confirming"), flight, seen, ...run }),
  z.object({ status: z.literal("indexing"), hash: maybeHash, block: big, ...run }),
  z.object({ status: z.literal("done"), hash: maybeHash, history: z.enum(["none", "caught-up", "late"]), ...run }),
  z.object({ status: z.literal("rejected"), step, ...run }),
  z.object({ status: z.literal("failed"), failure, hash: maybeHash, ...run }),
  z.object({ status: z.literal("replaced"), flight, hash, cancelled: z.boolean(), ...run }),
  z.object({ status: z.literal("dropped"), flight, ...run }),
  z.object({ status: z.literal("proposed"), asked, flight: maybeFlight, ...run }),
  z.object({ status: z.literal("unknown"), asked, flight: maybeFlight, ...run }),
]);

/** States as they are stored and sent to other tabs. The assignment below proves that the schema is the type. */
export const storedState: z.ZodType<TxState> = state;
