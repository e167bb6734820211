import { type Address, type Client, isAddressEqual, toFunctionSelector } from "viem";
import { readContract } from "viem/actions";
import { accessManagerAbi } from "../../../abis/access-manager";
import { issuerAbi } from "../../../abis/issuer";
import type { EveryAddress } from "../../chain/credit-addresses";
import { type RestrictedContract, restrictedContracts, restrictedFunctions, roles } from "../../chain/roles";

/** A function that asks the AccessManager who may call it. */
export type FunctionRule = {
  readonly contract: RestrictedContract;
  /** `setCaps` */
  readonly name: string;
  /** The role that may call it. */
  readonly role: bigint;
  /** The role that the deployment gives it to. */
  readonly specified: bigint;
};

/** A contract with such functions. */
export type Target = {
  readonly contract: RestrictedContract;
  /** No role may call them. */
  readonly closed: boolean;
  /** Seconds that a change of who may call them waits at least. */
  readonly adminDelay: number;
  /** It asks another manager than the deployment's; then the rules here are not its own. */
  readonly elsewhere: boolean;
};

export type AccessRules = { readonly functions: readonly FunctionRule[]; readonly targets: readonly Target[] };

type At = { readonly blockNumber?: bigint };

/** Reads which role may call each restricted function, in one multicall. Throws viem's error when the chain or the AccessManager does not answer. */
export async function readAccessRules(client: Client, deployment: EveryAddress, at: At = {}): Promise<AccessRules> {
  const manager = { ...at, address: deployment.AccessManager, abi: accessManagerAbi } as const;
  const ruleOf = async (contract: RestrictedContract, signature: string): Promise<Omit<FunctionRule, "specified">> => {
    const args = [deployment[contract], toFunctionSelector(signature)] as const;
    const role = await readContract(client, { ...manager, functionName: "getTargetFunctionRole", args });
    return { contract, name: signature.slice(0, signature.indexOf("(")), role };
  };
  const targetOf = async (contract: RestrictedContract): Promise<Target> => {
    const args = [deployment[contract]] as const;
    const [closed, adminDelay, authority] = await Promise.all([
      readContract(client, { ...manager, functionName: "isTargetClosed", args }),
      readContract(client, { ...manager, functionName: "getTargetAdminDelay", args }),
      authorityOf(client, deployment[contract], at),
    ]);
    return { contract, closed, adminDelay, elsewhere: authority !== undefined && !isAddressEqual(authority, deployment.AccessManager) };
  };
  const [functions, targets] = await Promise.all([
    Promise.all(
      restrictedContracts.flatMap((contract) =>
        Object.entries(restrictedFunctions[contract]).map(async ([signature, role]) => ({
          ...(await ruleOf(contract, signature)),
          specified: roles[role].id,
        })),
      ),
    ),
    Promise.all(restrictedContracts.map(targetOf)),
  ]);
  return { functions, targets };
}

/** Whom a contract asks; undefined where nothing answers, which is told as missing or other code. All have the same getter. */
function authorityOf(client: Client, address: Address, at: At): Promise<Address | undefined> {
  return readContract(client, { ...at, address, abi: issuerAbi, functionName: "authority" }).catch(() => undefined);
}
