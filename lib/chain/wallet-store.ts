import type { Address } from "viem";
import type { Config } from "wagmi";

export type WalletStatus = "restoring" | "disconnected" | "connecting" | "connected";

/** What a page knows of the reader's wallet. Plain values, so that showing it needs no wallet code. */
export type WalletSnapshot = {
  /** `restoring` until it is known whether an earlier session goes on. */
  readonly status: WalletStatus;
  readonly address: Address | undefined;
  /** The network that the wallet is on. */
  readonly chainId: number | undefined;
  /** Of the wallet, as it calls itself. */
  readonly connectorId: string | undefined;
  readonly connectorName: string | undefined;
  /** Set as soon as the wallet code has been loaded (wallet.ts). */
  readonly config: Config | undefined;
};

const unknown: WalletSnapshot = {
  status: "restoring",
  ...{ address: undefined, chainId: undefined, connectorId: undefined, connectorName: undefined, config: undefined },
};

let snapshot = unknown;
const listeners = new Set<() => void>();

/** The wallet of this page. There is one for as long as the page lives; on a server nothing is ever written to it. */
export const walletStore = {
  read: (): WalletSnapshot => snapshot,
  /** What is known before anything was loaded, and on a server. */
  initial: (): WalletSnapshot => unknown,
  write: (next: WalletSnapshot): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
