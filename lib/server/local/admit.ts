import type { Address } from "viem";
import { LOCAL_CHAIN_ID } from "../../chain/chains";
import { forAccount } from "../../local/schema";
import type { Allowance } from "../rpc/allowance";
import { readBody } from "../rpc/body";
import { isOwnPage } from "../rpc/origin";

const MAX_BODY_BYTES = 1_000;

type Rules = {
  readonly chainId: number;
  /** Per account, and for everybody together. */
  readonly perAccount: Allowance;
  readonly total: Allowance;
};

/** The account that a local helper is asked for, or the answer that refuses. */
export async function admit(request: Request, { chainId, perAccount, total }: Rules): Promise<Address | Response> {
  if (chainId !== LOCAL_CHAIN_ID) return refuse(404, "Only on a local chain.");
  if (!isOwnPage(request.headers, { extensions: false })) return refuse(403, "Ask from a page of this site.");
  const body = forAccount.safeParse(parse(await readBody(request, MAX_BODY_BYTES)));
  if (!body.success) return refuse(400, 'Send {"account": "0x…"}.');
  const { account } = body.data;
  const wait = perAccount.take(account, 1) || total.take("all", 1);
  return wait > 0 ? refuse(429, "Too often.", { "retry-after": String(wait) }) : account;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "") as unknown;
  } catch {
    return undefined;
  }
}

function refuse(status: number, error: string, headers: HeadersInit = {}): Response {
  return Response.json({ error }, { status, headers });
}
