import type { Address } from "viem";
import type { Config, Connector } from "wagmi";
import type { WalletPort } from "@/lib/tx/run/deps";

type Provider = { readonly request: (request: { method: string; params?: readonly unknown[] }) => Promise<unknown> };

/** No wallet holds the account any more. Its number is EIP-1193's for a provider that is disconnected. */
class NotConnectedError extends Error {
  override readonly name = "ConnectorNotConnectedError";
  readonly code = 4900;
}

/**
 * The wallet of an account, found anew at every request, because it may have been changed. Talks to the
 * wallet's own provider: nothing between may repeat a request.
 */
export function walletPort(config: Pick<Config, "state">, account: Address): WalletPort {
  return {
    request: async (request) => {
      const provider: unknown = await connectorOf(config, account)?.getProvider();
      if (!isProvider(provider)) throw new NotConnectedError("The wallet is not connected.");
      return provider.request(request);
    },
  };
}

/** The wallet in use if it holds the account, else any that does; else the one in use, to say itself what is wrong. */
function connectorOf({ state }: Pick<Config, "state">, account: Address): Connector | undefined {
  const current = state.current === null ? undefined : state.connections.get(state.current);
  const isHeld = (accounts: readonly Address[]) => accounts.some((one) => one.toLowerCase() === account.toLowerCase());
  const all = [...(current ? [current] : []), ...state.connections.values()];
  return (all.find(({ accounts }) => isHeld(accounts)) ?? current)?.connector;
}

function isProvider(value: unknown): value is Provider {
  return typeof value === "object" && value !== null && "request" in value && typeof value.request === "function";
}
