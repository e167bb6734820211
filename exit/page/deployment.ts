import type { Address } from "viem";
import { addressesOf } from "../../lib/chain/addresses";
import { chainOf } from "../../lib/chain/chains";
import type { Where } from "../../lib/tx/flow";
import { buildFacts } from "./build-facts";

/** The deployment that this file was made for. Nothing in the page changes it. */
export const chainId = buildFacts.chainId;
export const chain = chainOf(chainId);
export const addresses = addressesOf(chainId);

/** Where an account acts. */
export const whereOf = (account: Address): Where => ({ chainId, account, addresses });
