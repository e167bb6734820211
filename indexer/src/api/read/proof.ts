import { type Address, encodeFunctionData, type Hex, numberToHex } from "viem";
import { aidAbi, stakedAidAbi, treasuryAbi } from "../../../../abis";
import type { Readers } from "../../../../lib/indexer/api/readers";
import { sheetOf } from "./figures";
import type { ReadProtocol } from "./protocol";
import type { Source } from "./source";

export function proofReaders({ addresses }: Pick<Source, "addresses">, protocol: ReadProtocol): Pick<Readers, "proof"> {
  const { Treasury, AID, StakedAID } = addresses;
  const calls: readonly { contract: string; to: Address; function: string; data: Hex; gives: string }[] = [
    {
      ...{ contract: "Treasury", to: Treasury, data: encodeFunctionData({ abi: treasuryAbi, functionName: "balanceSheet" }) },
      function: "balanceSheet() returns (uint256 cash, uint256 bills, uint256 deals, uint256 supply, uint256 staked, int256 surplus, int256 freeLiquidity)",
      gives: "cash, bills, deals, supply, staked, surplus, freeLiquidity",
    },
    { contract: "Treasury", to: Treasury, data: encodeFunctionData({ abi: treasuryAbi, functionName: "impairment" }), function: "impairment() returns (uint256)", gives: "impairment" },
    { contract: "AID", to: AID, data: encodeFunctionData({ abi: aidAbi, functionName: "totalSupply" }), function: "totalSupply() returns (uint256)", gives: "supply" },
    { contract: "StakedAID", to: StakedAID, data: encodeFunctionData({ abi: stakedAidAbi, functionName: "entryPrice" }), function: "entryPrice() returns (uint256)", gives: "the entry price of the summary" },
    { contract: "StakedAID", to: StakedAID, data: encodeFunctionData({ abi: stakedAidAbi, functionName: "exitPrice" }), function: "exitPrice() returns (uint256)", gives: "the exit price of the summary" },
  ];
  return {
    async proof({ head }) {
      const at = numberToHex(head.number);
      const request = (to: Address, data: Hex) => ({ method: "eth_call" as const, params: [{ to, data }, at] });
      return {
        data: {
          sheet: sheetOf(await protocol(head)),
          calls: calls.map(({ contract, to, function: signature, data, gives }) => ({ contract, function: signature, request: request(to, data), gives })),
        },
      };
    },
  };
}
