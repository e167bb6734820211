import type { Chain } from "viem";

/** A chain that runs on one machine only, with publicly known keys. */
export const LOCAL_CHAIN_ID = 31337;

/** Multicall3 has the same address on every chain; viem joins reads that start together into one call to it. */
export const MULTICALL3_ADDRESS = "0xcA11bde05977b3631167028862bE2a173976CA11";

/** Permit2 has the same address on every chain; wallets and other applications know it. */
export const PERMIT2_ADDRESS = "0x000000000022D473030F116dDEE9F6B43aC78BA3";

/** Path of our JSON-RPC proxy: the only chain access a browser has without a wallet. */
export const RPC_PATH = "/api/rpc";

type ChainFacts = {
  name: string;
  /** Seconds between blocks, as a rule. */
  blockSeconds: number;
  /** Seconds without a block after which the chain, or what we see of it, counts as stuck. */
  staleSeconds: number;
  explorer?: { name: string; url: string };
  /** Public servers that a wallet is told when it has to add the chain. Absent: our own proxy. */
  publicRpc?: readonly string[];
};

const known: Readonly<Record<number, ChainFacts>> = {
  [LOCAL_CHAIN_ID]: { name: "AID local", blockSeconds: 2, staleSeconds: 60 },
  1: {
    name: "Ethereum",
    blockSeconds: 12,
    staleSeconds: 120,
    explorer: { name: "Etherscan", url: "https://etherscan.io" },
    publicRpc: ["https://ethereum-rpc.publicnode.com"],
  },
  11155111: {
    name: "Sepolia",
    blockSeconds: 12,
    staleSeconds: 180,
    explorer: { name: "Etherscan", url: "https://sepolia.etherscan.io" },
    publicRpc: ["https://ethereum-sepolia-rpc.publicnode.com"],
  },
  8453: {
    name: "Base",
    blockSeconds: 2,
    staleSeconds: 60,
    explorer: { name: "Basescan", url: "https://basescan.org" },
    publicRpc: ["https://mainnet.base.org"],
  },
};

/** What is known about a chain; a chain that nobody described gets careful defaults. */
export function chainFacts(chainId: number): ChainFacts {
  return known[chainId] ?? { name: `Chain ${String(chainId)}`, blockSeconds: 12, staleSeconds: 180 };
}

/**
 * The chain as viem and wagmi see it. Reads go through our transport; `rpcUrls` is what a wallet is told that has to
 * add the chain, and where no public server is known that is our proxy at `origin`.
 */
export function chainOf(chainId: number, origin = ""): Chain {
  const { name, blockSeconds, explorer, publicRpc } = chainFacts(chainId);
  return {
    id: chainId,
    name,
    // How often viem looks for a receipt follows from it.
    blockTime: blockSeconds * 1000,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: publicRpc ?? [`${origin}${RPC_PATH}`] } },
    ...(explorer && { blockExplorers: { default: explorer } }),
    contracts: { multicall3: { address: MULTICALL3_ADDRESS } },
    ...(chainId === LOCAL_CHAIN_ID && { testnet: true }),
  };
}
