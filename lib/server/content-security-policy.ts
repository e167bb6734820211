/** What the policy of one response depends on. */
export type PolicyOptions = {
  /** Fresh for every request; the only thing that lets a script run. */
  nonce: string;
  /** React's development build needs `eval`; production never gets it. */
  development: boolean;
  /** The page came over https, so every request it makes can and must as well. */
  https: boolean;
  /** WalletConnect is configured, so its relay may be reached. */
  walletConnect: boolean;
};

/** Hosts that WalletConnect's provider opens by itself: relay, keys and events, and the frame that tells who asks. */
const walletConnectHosts = {
  connect: [
    "wss://relay.walletconnect.org",
    "wss://relay.walletconnect.com",
    "https://rpc.walletconnect.org",
    "https://rpc.walletconnect.com",
    "https://echo.walletconnect.com",
    "https://verify.walletconnect.org",
    "https://verify.walletconnect.com",
  ],
  frame: ["https://verify.walletconnect.org", "https://verify.walletconnect.com"],
} as const;

/**
 * The Content-Security-Policy of a page. The browser talks to its own origin only: chain data comes
 * through /api/rpc. Scripts run by nonce alone, and what they load is trusted through them. Styles may
 * be inline because RainbowKit injects them without a nonce. Wallet icons (EIP-6963) are data: URIs.
 */
export function contentSecurityPolicy({ nonce, development, https, walletConnect }: PolicyOptions): string {
  const wc = walletConnect ? walletConnectHosts : undefined;
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(wc?.connect ?? [])],
    "frame-src": wc?.frame ?? ["'none'"],
    "media-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(https ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}
