import { createPublicClient, http, numberToHex } from "viem";
import { z } from "zod";
import { ProviderError, providerCodes } from "./provider-error";

/** EIP-3085: what a site tells of a network that a wallet does not know. */
const network = z.object({
  chainId: z.string().regex(/^0x[1-9a-f][0-9a-f]*$/i).transform(Number),
  chainName: z.string().min(1),
  nativeCurrency: z.object({ name: z.string().min(1), symbol: z.string().min(2).max(6), decimals: z.literal(18) }),
  rpcUrls: z.array(z.url()).min(1),
  blockExplorerUrls: z.array(z.url()).nullish(),
});
const wanted = z.tuple([z.object({ chainId: network.shape.chainId })]);

export type OfferedNetwork = z.output<typeof network>;

/** The networks of a wallet, and the one it is on. `changed` is told of every change, with the id in hex. */
export function createNetworks({ start, changed }: { readonly start: number; readonly changed: (chainId: string) => void }) {
  const known = new Set([start]);
  let present = start;

  function goTo(chainId: number): void {
    known.add(chainId);
    present = chainId;
    changed(numberToHex(chainId));
  }

  return {
    present: () => present,
    goTo,
    /** The person deletes a network; one that the wallet is on stays in use until it goes elsewhere. */
    forget: (chainId: number): void => {
      known.delete(chainId);
    },
    /** Which network a site asks for. Throws 4902 for one that has to be added first (EIP-3326). */
    wantedOf(params: unknown): number {
      const [{ chainId }] = wanted.parse(params);
      if (!known.has(chainId)) throw new ProviderError(providerCodes.unknownChain, "The wallet does not know this network.");
      return chainId;
    },
    /** What a site offers. Refused as real wallets do: when it is incomplete, or its server serves another network. */
    async offerOf(params: unknown): Promise<OfferedNetwork> {
      const offer = z.tuple([network]).safeParse(params);
      if (!offer.success) throw new ProviderError(providerCodes.invalidParams, `The network is not described: ${offer.error.message}`);
      const [described] = offer.data;
      const served = await createPublicClient({ transport: http(described.rpcUrls[0], { retryCount: 0 }) }).getChainId();
      if (served !== described.chainId) throw new ProviderError(providerCodes.invalidParams, `The server serves network ${served}.`);
      return described;
    },
  };
}
