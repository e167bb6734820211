import "server-only";
import type { Address } from "viem";
import { hasMarket } from "../chain/addresses";
import type { SwapAllowances } from "../queries/index";
import { readSwapAllowances } from "../queries/market";
import { chainAccess } from "./chain";
import { PATIENCE_MS } from "./protocol";
import { keepLastOf, type Part } from "./status/last-good";

let readShared: ((account: Address) => Promise<Part<SwapAllowances>>) | undefined;

/** What Uniswap's router may take of an account at the newest block, or as it was read last; nothing is known where there is no market. Never throws. */
export async function getSwapAllowances(account: Address): Promise<Part<SwapAllowances>> {
  const { client, chainId } = chainAccess();
  if (!hasMarket(chainId)) return {};
  readShared ??= keepLastOf((owner: Address) => readSwapAllowances(client, chainId, owner), { patienceMs: PATIENCE_MS });
  return readShared(account);
}
