import type { Address } from "viem";
import { chainId } from "./deployment";
import type { Provider } from "./wallets";

/** EIP-1193: the provider is on another chain; the account is not granted. */
const wrongChain = 4901;
const notGranted = 4100;

class ElsewhereError extends Error {
  override readonly name = "ElsewhereError";
  constructor(readonly code: number) {
    super("The wallet or the server is not where it was.");
  }
}

/** Throws where the chain that answered is not the deployment's. */
export function requireChain(found: number): void {
  if (found !== chainId) throw new ElsewhereError(wrongChain);
}

/** The wallet must still be on the chain and hold the account. Throws where it is not, or does not. */
export async function requireWallet(provider: Provider, account: Address): Promise<void> {
  const [id, accounts] = await Promise.all([provider.request({ method: "eth_chainId" }), provider.request({ method: "eth_accounts" })]);
  requireChain(Number(id));
  const isHeld = Array.isArray(accounts) && accounts.some((one) => String(one).toLowerCase() === account.toLowerCase());
  if (!isHeld) throw new ElsewhereError(notGranted);
}
