import {
  type Account,
  type Chain,
  createPublicClient,
  createTestClient,
  createWalletClient,
  http,
  type HttpTransport,
  type PublicClient,
  type TestClient,
  type WaitForTransactionReceiptParameters,
  type WalletClient,
} from "viem";
import { awaitReceipt } from "../../contracts/script/lib/await-receipt";
import { chainOf, LOCAL_CHAIN_ID } from "../../lib/chain/chains";

/** How often a client asks a local node for a receipt: it answers within milliseconds. */
const localPollingMs = 5;

export type WorldPublicClient = PublicClient<HttpTransport, Chain>;
export type WorldTestClient = TestClient<"anvil", HttpTransport, Chain>;
export type WorldWalletClient = WalletClient<HttpTransport, Chain, Account>;

export type ChainClients = {
  readonly rpcUrl: string;
  readonly chain: Chain;
  readonly publicClient: WorldPublicClient;
  readonly testClient: WorldTestClient;
  walletOf(account: Account): WorldWalletClient;
};

/** What stands between the clients and the node. */
export type Interception = (transport: HttpTransport) => HttpTransport;

/** Reading, writing and time-travelling clients for a local node. */
export function chainClients(rpcUrl: string, chainId: number = LOCAL_CHAIN_ID, intercept: Interception = (same) => same): ChainClients {
  const chain: Chain = { ...chainOf(chainId), rpcUrls: { default: { http: [rpcUrl] } } };
  const transport = intercept(http(rpcUrl, { retryCount: 0, timeout: 30_000 }));
  const options = { chain, transport, pollingInterval: localPollingMs, cacheTime: 0 } as const;
  return {
    rpcUrl,
    chain,
    publicClient: createPublicClient(options).extend((client) => ({
      waitForTransactionReceipt: ({ hash, timeout }: WaitForTransactionReceiptParameters) => awaitReceipt(client, hash, timeout),
    })),
    testClient: createTestClient({ ...options, mode: "anvil" }),
    walletOf: (account) => createWalletClient({ ...options, account }),
  };
}
