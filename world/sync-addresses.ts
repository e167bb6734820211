import { writeAddresses } from "../contracts/script/lib/addresses-file";
import { addresses as committed, type DeploymentAddresses } from "../lib/chain/addresses";
import { LOCAL_CHAIN_ID } from "../lib/chain/chains";

/** Brings the committed addresses of the local chain up to date. Returns whether they had changed. */
export function syncLocalAddresses(addresses: DeploymentAddresses): boolean {
  return writeAddresses(committed, LOCAL_CHAIN_ID, addresses);
}
