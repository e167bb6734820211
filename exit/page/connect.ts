import { type Address, getAddress, isAddress, numberToHex } from "viem";
import { chainFacts } from "../../lib/chain/chains";
import { classify } from "../../lib/errors/classify";
import type { TextStore } from "../../lib/tx/storage/text-store";
import { chain, chainId } from "./deployment";
import type { Store } from "./model";
import type { FoundWallet, Provider } from "./wallets";

const walletKey = "aid.exit.wallet";
/** EIP-3326: the wallet does not know the chain. */
const unknownChain = 4902;

/** What a wallet is told that has to add the chain. The local chain's own is where it stands by default. */
const publicServers = chainFacts(chainId).publicRpc ?? ["http://127.0.0.1:8545"];

/** Wallets whose events are listened to: listening cannot be ended in every one of them. */
const heard = new WeakSet<Provider>();

/** Connects a wallet: asks its owner, or, `silently`, only takes what was granted before. */
export async function connect(store: Store, keep: TextStore, wallet: FoundWallet, silently = false): Promise<void> {
  const { provider } = wallet;
  try {
    const accounts = await provider.request({ method: silently ? "eth_accounts" : "eth_requestAccounts" });
    const account = firstAddress(accounts);
    if (account === undefined) return;
    const walletChain = Number(await provider.request({ method: "eth_chainId" }));
    keep.set(walletKey, wallet.id);
    store.change({ wallet, account, walletChain, walletProblem: undefined });
  } catch (error) {
    if (!silently) store.change({ walletProblem: classify(error) });
    return;
  }
  listen(store, wallet);
}

/** Whether this is the wallet that was connected the last time. */
export function isRemembered(keep: TextStore, { id }: FoundWallet): boolean {
  return keep.get(walletKey) === id;
}

function listen(store: Store, { provider }: FoundWallet): void {
  if (provider.on === undefined || heard.has(provider)) return;
  heard.add(provider);
  const isCurrent = () => store.get().wallet?.provider === provider;
  provider.on("accountsChanged", (accounts: unknown) => {
    if (isCurrent()) store.change({ account: firstAddress(accounts), view: undefined });
  });
  provider.on("chainChanged", (id: unknown) => {
    if (isCurrent()) store.change({ walletChain: Number(id), walletProblem: undefined });
  });
}

/** Asks the wallet to go to the deployment's chain; one that does not know it is offered it whole. */
export async function switchChain(store: Store): Promise<void> {
  const { wallet, server } = store.get();
  if (wallet === undefined) return;
  const { provider } = wallet;
  store.change({ walletProblem: undefined });
  try {
    await provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId: numberToHex(chainId) }] }).catch((error: unknown) => {
      if (!isUnknownChain(error)) throw error;
      return provider.request({
        method: "wallet_addEthereumChain",
        params: [
          {
            chainId: numberToHex(chainId),
            chainName: chain.name,
            nativeCurrency: chain.nativeCurrency,
            rpcUrls: server.is === "used" ? [server.url.href, ...publicServers] : publicServers,
          },
        ],
      });
    });
    store.change({ walletChain: Number(await provider.request({ method: "eth_chainId" })) });
  } catch {
    store.change({ walletProblem: "switch" });
  }
}

function isUnknownChain(error: unknown): boolean {
  return classify(error).code === "chain-unknown" || (error as { code?: unknown } | null)?.code === unknownChain;
}

function firstAddress(accounts: unknown): Address | undefined {
  const first: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
  return typeof first === "string" && isAddress(first, { strict: false }) ? getAddress(first) : undefined;
}
