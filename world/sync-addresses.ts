import { writeAddresses } from "../contracts/script/lib/addresses-file";
import { addresses } from "../lib/chain/addresses";
import { LOCAL_CHAIN_ID } from "../lib/chain/chains";
import { creditAddresses, type EveryAddress } from "../lib/chain/credit-addresses";

/** Brings the committed addresses of the local chain up to date. Returns whether they had changed. */
export function syncLocalAddresses(deployed: EveryAddress): boolean {
  return writeAddresses({ addresses, credit: creditAddresses }, LOCAL_CHAIN_ID, deployed);
}
