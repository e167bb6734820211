import { LOCAL_CHAIN_ID } from "@/lib/chain/chains";
import { chainAccess } from "@/lib/server/chain";
import { createAllowance } from "@/lib/server/rpc/allowance";
import { handleRpc } from "@/lib/server/rpc/handle";

// A page uses about ten units when it opens and five per block, a portfolio sixty and fifteen; several pages and people may share an address.
const allowance = createAllowance({ burst: 1_200, perSecond: 120 });
const total = createAllowance({ burst: 12_000, perSecond: 2_000, clients: 1 });

/** The browser's way to the chain: JSON-RPC, single or batch, read methods and signed transactions. */
export function POST(request: Request): Promise<Response> {
  const { reader, chainId } = chainAccess();
  return handleRpc(request, { reader, allowance, total, extensions: chainId === LOCAL_CHAIN_ID });
}
