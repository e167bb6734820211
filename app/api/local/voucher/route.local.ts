import { chainAccess } from "@/lib/server/chain";
import { admit } from "@/lib/server/local/admit";
import { signVoucher } from "@/lib/server/local/voucher";
import { createAllowance } from "@/lib/server/rpc/allowance";

const perAccount = createAllowance({ burst: 10, perSecond: 1 / 6 });
const total = createAllowance({ burst: 100, perSecond: 2, clients: 1 });

/** Signs a voucher that makes an account verified, as a local attestor. Only in a build for a local chain. */
export async function POST(request: Request): Promise<Response> {
  const { chainId, client } = chainAccess();
  const account = await admit(request, { chainId, perAccount, total });
  if (account instanceof Response) return account;
  try {
    const { voucher, signature } = await signVoucher(client, account);
    return Response.json({
      voucher: { ...voucher, number: voucher.number.toString(), expiry: voucher.expiry.toString() },
      signature,
    });
  } catch (error) {
    console.error("voucher", error);
    return Response.json({ error: "The local chain could not be read." }, { status: 502 });
  }
}
