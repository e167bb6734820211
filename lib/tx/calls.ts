import {
  type Abi,
  concatHex,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  type EncodeFunctionDataParameters,
  type Hex,
  keccak256,
  numberToHex,
  type Address,
  zeroHash,
} from "viem";
import type { Call, Permit } from "./flow";

/** No permit: Router uses the allowance (contracts/src/Router.sol, `deadline` 0). */
export const noPermit: Permit = { value: 0n, deadline: 0n, v: 0, r: zeroHash, s: zeroHash };

type WriteName<abi extends Abi> = ContractFunctionName<abi, "nonpayable" | "payable">;

/** Encodes a call that changes state; name and arguments are checked against the ABI by the compiler. */
export function encodeCall<const abi extends Abi, name extends WriteName<abi>>(parameters: {
  to: Address;
  abi: abi;
  functionName: name;
  args: ContractFunctionArgs<abi, "nonpayable" | "payable", name>;
}): Call {
  const { to, abi, functionName, args } = parameters;
  // viem's own parameter type is conditional on the ABI and cannot be satisfied generically.
  const data = encodeFunctionData({ abi, functionName, args } as unknown as EncodeFunctionDataParameters);
  return { to, data, value: 0n };
}

/** What makes two requests the same: the calls themselves, whatever gas they pay. */
export function fingerprintOf(calls: readonly Call[]): Hex {
  const parts = calls.map(({ to, data, value }) => concatHex([to, numberToHex(value, { size: 32 }), keccak256(data)]));
  return keccak256(concatHex(parts));
}
