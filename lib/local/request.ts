import type { Address } from "viem";
import type { z } from "zod";
import { FAUCET_PATH, faucetAnswer, VOUCHER_PATH, voucherAnswer, type FaucetAnswer, type SignedVoucher } from "./schema";

/** The local helper declined or failed. `status` is HTTP's: 429 means too often. */
export class LocalApiError extends Error {
  override readonly name = "LocalApiError";

  constructor(readonly status: number) {
    super(`The local helper answered ${String(status)}.`);
  }
}

/** Sends 10,000 test USDC and 1 ETH to an account; both have arrived when it resolves. Throws LocalApiError. */
export function requestFaucet(account: Address): Promise<FaucetAnswer> {
  return post(FAUCET_PATH, account, faucetAnswer);
}

/** Gets a voucher from the local attestor, to be submitted by `Identity.submit`. Throws LocalApiError. */
export function requestVoucher(account: Address): Promise<SignedVoucher> {
  return post(VOUCHER_PATH, account, voucherAnswer);
}

async function post<Schema extends z.ZodType>(path: string, account: Address, answer: Schema): Promise<z.output<Schema>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new LocalApiError(response.status);
  return answer.parse(await response.json());
}
