import { chainAccess } from "@/lib/server/chain";
import { admit } from "@/lib/server/local/admit";
import { createFaucet } from "@/lib/server/local/faucet";
import { createAllowance } from "@/lib/server/rpc/allowance";

const perAccount = createAllowance({ burst: 5, perSecond: 1 / 12 });
const total = createAllowance({ burst: 100, perSecond: 2, clients: 1 });

let give: ReturnType<typeof createFaucet> | undefined;

/** Gives an account 10,000 test USDC and 1 ETH; both have arrived when it answers. Only in a build for a local chain. */
export async function POST(request: Request): Promise<Response> {
  const { chainId, client } = chainAccess();
  const account = await admit(request, { chainId, perAccount, total });
  if (account instanceof Response) return account;
  give ??= createFaucet(client);
  try {
    return Response.json(await give(account));
  } catch (error) {
    console.error("faucet", error);
    return Response.json({ error: "The local chain did not take it." }, { status: 502 });
  }
}
