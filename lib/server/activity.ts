import "server-only";
import type { Address } from "viem";
import type { Activity } from "../portfolio/event";
import { lookNewest } from "../portfolio/look";
import { chainAccess } from "./chain";
import { createAllowance } from "./rpc/allowance";
import { within } from "./within";

/** A page does not wait longer for the past; its script asks for it then. */
const PATIENCE_MS = 2_500;

// A look is ten calls for logs, fifteen for who has tickets. Pages of ever new addresses get no more of the chain's servers than the proxy gives (app/api/rpc).
const perClient = createAllowance({ burst: 20, perSecond: 2 });
const total = createAllowance({ burst: 200, perSecond: 30, clients: 1 });

type ActivityOf = {
  readonly account: Address;
  /** A block that the chain has reached. */
  readonly head: bigint;
  /** Who asks, as lib/server/rpc/origin.ts tells. */
  readonly client: string;
};

/** What an account has done lately. Undefined where that could not be read in time, or too much was asked. Never throws. */
export async function getActivity({ account, head, client: asking }: ActivityOf): Promise<Activity | undefined> {
  if (total.wait("all", 1) || perClient.take(asking, 1) || total.take("all", 1)) return undefined;
  const { client, chainId } = chainAccess();
  const looking = lookNewest({ client, chainId, account, head, known: () => undefined });
  return within(PATIENCE_MS, looking).catch(() => undefined);
}
