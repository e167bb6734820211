import { keccak256, type Address, type Client, type Hex } from "viem";
import { getCode } from "viem/actions";
import { builtCode } from "../../../abis/code";
import { type EveryAddress, everyContract, type EveryContractName } from "../../chain/credit-addresses";
import { maskedCode } from "../../chain/masked-code";
import { readBlock } from "../../queries/block";
import type { BlockTime } from "../find-block";

/**
 * What stands at a contract's address. `built`: the code that this repository builds, immutables apart. `other`: code
 * that it does not build. `outside`: some code, of a contract that is not ours. `none`: nothing.
 */
export type CodeState = "built" | "other" | "outside" | "none";

export type ContractCode = { readonly name: EveryContractName; readonly address: Address; readonly code: CodeState };

export type ContractCodes = { readonly block: BlockTime; readonly contracts: readonly ContractCode[] };

/** Reads the code of every contract, and the newest block to date it by. Throws viem's error when the chain does not answer. */
export async function readContractCodes(client: Client, deployment: EveryAddress): Promise<ContractCodes> {
  const { number, timestamp } = await readBlock(client);
  return { block: { number, timestamp }, contracts: await readCodes(client, deployment, { blockNumber: number }) };
}

/** Reads what stands at the address of every contract. Throws viem's error when the chain does not answer. */
export function readCodes(client: Client, deployment: EveryAddress, at: { blockNumber?: bigint } = {}): Promise<ContractCode[]> {
  return Promise.all(
    everyContract(deployment).map(async ([name, address]): Promise<ContractCode> => {
      return { name, address, code: await readCode(client, { name, address, ...at }) };
    }),
  );
}

/** Reads what stands at the address of one contract. Throws viem's error when the chain does not answer. */
export async function readCode(client: Client, { name, ...where }: { name: EveryContractName; address: Address; blockNumber?: bigint }): Promise<CodeState> {
  return stateOf(name, await getCode(client, where));
}

function stateOf(name: EveryContractName, code: Hex | undefined): CodeState {
  if (code === undefined) return "none";
  if (!(name in builtCode)) return "outside";
  const { hash, immutables } = builtCode[name as keyof typeof builtCode];
  return keccak256(maskedCode(code, immutables)) === hash ? "built" : "other";
}
