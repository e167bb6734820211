/** A wallet's own provider (EIP-1193). */
export type Provider = {
  readonly request: (request: { readonly method: string; readonly params?: readonly unknown[] }) => Promise<unknown>;
  readonly on?: (event: string, listener: (payload: never) => void) => unknown;
};

/** A wallet that this browser has. `id` tells it again after a reload: its domain, or `injected`. */
export type FoundWallet = { readonly id: string; readonly name: string; readonly provider: Provider };

/** An old wallet that only stands in the window; it has no name that could be shown. */
export const injectedId = "injected";

/** How long wallets are given to announce themselves before the window's own is taken. */
const announceMs = 400;
const maxNameLength = 40;

/**
 * Finds the wallets of the browser: those that announce themselves (EIP-6963), also later on, and `window.ethereum`
 * where nobody does.
 */
export function watchWallets(page: Window, onWallets: (wallets: readonly FoundWallet[]) => void): void {
  let wallets: readonly FoundWallet[] = [];
  const found = (wallet: FoundWallet) => {
    const others = wallets.filter(({ id, provider }) => id !== wallet.id && id !== injectedId && provider !== wallet.provider);
    wallets = [...others, wallet];
    onWallets(wallets);
  };
  page.addEventListener("eip6963:announceProvider", (event) => {
    const wallet = announced(event);
    if (wallet !== undefined) found(wallet);
  });
  page.dispatchEvent(new Event("eip6963:requestProvider"));
  const takeInjected = () => {
    const provider: unknown = Reflect.get(page, "ethereum");
    if (wallets.length === 0 && isProvider(provider)) found({ id: injectedId, name: "", provider });
    else onWallets(wallets);
  };
  page.addEventListener("ethereum#initialized", takeInjected);
  page.setTimeout(takeInjected, announceMs);
}

/** The wallet of an announcement; undefined for what does not look like one. Its texts are its own and not to be trusted. */
export function announced(event: Event): FoundWallet | undefined {
  const detail: unknown = "detail" in event ? event.detail : undefined;
  if (!isRecord(detail) || !isRecord(detail["info"]) || !isProvider(detail["provider"])) return undefined;
  const { rdns, name } = detail["info"];
  if (typeof rdns !== "string" || typeof name !== "string") return undefined;
  return { id: rdns, name: name.trim().slice(0, maxNameLength), provider: detail["provider"] };
}

function isProvider(value: unknown): value is Provider {
  return isRecord(value) && typeof value["request"] === "function";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
