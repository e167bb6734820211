import { type Abi, type Address, decodeFunctionData, type Hex, isAddressEqual } from "viem";
import { accessManagerAbi } from "../../../abis/access-manager";
import { identityAbi } from "../../../abis/identity";
import { issuerAbi } from "../../../abis/issuer";
import { treasuryAbi } from "../../../abis/treasury";
import { contractNames, type ContractName, type DeploymentAddresses } from "../../chain/addresses";

const interfaces: Readonly<Partial<Record<ContractName, Abi>>> = {
  AccessManager: accessManagerAbi,
  Identity: identityAbi,
  Issuer: issuerAbi,
  Treasury: treasuryAbi,
};

/** A call as the sources would write it: `Issuer.setCaps(1000, 2000)`; of what is not known, the target and the raw data. */
export function describeCall(deployment: DeploymentAddresses, target: Address, data: Hex): string {
  const contract = contractNames.find((name) => isAddressEqual(deployment[name], target));
  const abi = contract && interfaces[contract];
  try {
    if (abi) {
      const { functionName, args = [] } = decodeFunctionData({ abi, data });
      return `${contract}.${functionName}(${args.map(String).join(", ")})`;
    }
  } catch {
    // Told below as it is.
  }
  return `${contract ?? target} ${data}`;
}
