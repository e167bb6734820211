import { type Account, type Chain, createPublicClient, createWalletClient, http } from "viem";
import { chainOf } from "../../../lib/chain/chains";
import type { Sender } from "./transactions";

/** A reading client for whatever chain answers at the URL. The path of the URL may hold a key: only its host is told. */
export async function connect(rpcUrl: string): Promise<Sender["publicClient"]> {
  const chainId = await createPublicClient({ transport: http(rpcUrl) })
    .getChainId()
    .catch((error: unknown) => {
      throw new Error(`RPC_URL names ${new URL(rpcUrl).host}, which does not answer as a chain's server should.`, { cause: error });
    });
  const chain: Chain = { ...chainOf(chainId), rpcUrls: { default: { http: [rpcUrl] } } };
  return createPublicClient({ chain, transport: http(rpcUrl), pollingInterval: 1_000 });
}

/** The same chain, with an account that signs. */
export function senderOf(publicClient: Sender["publicClient"], account: Account): Sender {
  const { chain } = publicClient;
  return { publicClient, wallet: createWalletClient({ account, chain, transport: http(chain.rpcUrls.default.http[0]) }) };
}
