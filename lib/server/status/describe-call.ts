import { type Abi, type AbiParameter, type Address, decodeFunctionData, getAbiItem, type Hex, isAddressEqual } from "viem";
import { accessManagerAbi } from "../../../abis/access-manager";
import { identityAbi } from "../../../abis/identity";
import { appraisalsAbi, attestationsAbi, dealFactoryAbi, gpuTitleAbi } from "../../../abis/credit";
import { issuerAbi } from "../../../abis/issuer";
import { treasuryAbi } from "../../../abis/treasury";
import { attestationKinds } from "../../chain/attestation-kinds";
import { type EveryAddress, everyContract, type EveryContractName } from "../../chain/credit-addresses";

/** `usdc`, `aid`: the token's smallest unit. `usdcWhole`: whole USDC. `bps`: basis points. `seconds`: a span. `role`: a role's number. */
export type ArgumentUnit = "usdc" | "aid" | "usdcWhole" | "bps" | "seconds" | "role";

/** An argument whose unit is known. */
export type MeasuredArgument = { readonly name: string; readonly value: bigint; readonly unit: ArgumentUnit };

export type DescribedCall = {
  /** As the sources would write it, with raw arguments: `Issuer.setCaps(1000, 2000)`. */
  readonly text: string;
  /** The arguments that mean more than their digits say, in the call's order. */
  readonly measured: readonly MeasuredArgument[];
};

const interfaces: Readonly<Partial<Record<EveryContractName, Abi>>> = {
  AccessManager: accessManagerAbi,
  Identity: identityAbi,
  Issuer: issuerAbi,
  Treasury: treasuryAbi,
  GpuTitle: gpuTitleAbi,
  Appraisals: appraisalsAbi,
  Attestations: attestationsAbi,
  DealFactory: dealFactoryAbi,
};

/** What integers stand for, by the parameter names of these interfaces. */
export const argumentUnits: ReadonlyMap<string | undefined, ArgumentUnit> = new Map<string | undefined, ArgumentUnit>([
  ["usdc", "usdc"],
  ["aid", "aid"],
  ["blockCap", "usdcWhole"],
  ["dayCap", "usdcWhole"],
  ["bps", "bps"],
  ["executionDelay", "seconds"],
  ["newDelay", "seconds"],
  ["roleId", "role"],
  ["admin", "role"],
  ["guardian", "role"],
]);

/** A call to be read by people; of what is not known, the target and the raw data. */
export function describeCall(deployment: EveryAddress, target: Address, data: Hex): DescribedCall {
  const contract = everyContract(deployment).find(([, address]) => isAddressEqual(address, target))?.[0];
  const abi = contract && interfaces[contract];
  try {
    if (abi) {
      const { functionName, args = [] } = decodeFunctionData({ abi, data });
      return { text: `${contract}.${functionName}(${written(abi, functionName, args).join(", ")})`, measured: measure(abi, functionName, args) };
    }
  } catch {
    // Told below as it is.
  }
  return { text: `${contract ?? target} ${data}`, measured: [] };
}

/** Raw arguments, except for numbers that stand for a word. */
function written(abi: Abi, name: string, args: readonly unknown[]): string[] {
  const inputs = inputsOf(abi, name, args);
  return args.map((value, index) => {
    const kind = inputs[index]?.name === "kind" ? attestationKinds[Number(value)] : undefined;
    return kind === undefined ? String(value) : `Kind.${kind}`;
  });
}

function inputsOf(abi: Abi, name: string, args: readonly unknown[]): readonly AbiParameter[] {
  const item = getAbiItem({ abi, name, args });
  return item && "inputs" in item ? item.inputs : [];
}

function measure(abi: Abi, name: string, args: readonly unknown[]): MeasuredArgument[] {
  return inputsOf(abi, name, args).flatMap((input, index) => {
    const unit = argumentUnits.get(input.name);
    const value = args[index];
    const isInteger = typeof value === "bigint" || typeof value === "number";
    return input.name !== undefined && unit && isInteger ? [{ name: input.name, value: BigInt(value), unit }] : [];
  });
}
