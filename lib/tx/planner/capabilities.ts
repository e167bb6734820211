import { type Address, numberToHex } from "viem";
import { z } from "zod";
import { withLimit } from "../network/with-limit";
import type { Policy } from "../policy";
import type { Clock, WalletPort } from "../run/deps";

/** EIP-5792: `ready` means after a question to the person, `supported` at once. */
const atomic = z.object({ atomic: z.object({ status: z.enum(["supported", "ready", "unsupported"]) }) });
const capabilities = z.record(z.string(), z.unknown());

/**
 * Whether the wallet takes an atomic batch for this account on this chain (EIP-5792). A wallet that does
 * not know the method, answers something else or does not answer in time takes none.
 */
export async function takesBatches(parameters: {
  wallet: WalletPort;
  account: Address;
  chainId: number;
  clock: Clock;
  policy: Pick<Policy, "capabilitiesMs">;
}): Promise<boolean> {
  const { wallet, account, chainId, clock, policy } = parameters;
  const request = { method: "wallet_getCapabilities", params: [account, [numberToHex(chainId)]] };
  const answer = await withLimit(
    // Not knowing the method is an answer too.
    wallet.request(request).catch(() => undefined),
    policy.capabilitiesMs,
    clock,
  );
  if (answer.late) return false;
  const byChain = capabilities.safeParse(answer.value);
  if (!byChain.success) return false;
  // 0x0 stands for every chain.
  return [numberToHex(chainId), "0x0"].some((key) => {
    const entry = atomic.safeParse(entryOf(byChain.data, key));
    return entry.success && entry.data.atomic.status !== "unsupported";
  });
}

/** Wallets write a chain's number in hexadecimal, in whatever case, or in decimal. */
function entryOf(byChain: Record<string, unknown>, key: string): unknown {
  const wanted = Number(key);
  return Object.entries(byChain).find(([chain]) => Number(chain) === wanted)?.[1];
}
