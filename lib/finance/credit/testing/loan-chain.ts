import { type Hex, keccak256, parseAbi } from "viem";
import { contractBuild } from "../../../../contracts/script/lib/build";
import { deployContract } from "../../../../contracts/script/lib/transactions";
import { devAccounts } from "../../../../world/chain/accounts";
import { chainClients } from "../../../../world/chain/clients";
import { startChain } from "../../../../world/chain/start-chain";
import { amortisations } from "../schedule";
import { stepKinds } from "./life-steps";
import type { Life } from "./lives";

/** contracts/test/parity/LoanLives.sol. Its functions write to storage, which a call forgets. */
const abi = parseAbi([
  "struct Terms { uint16 rateBps; uint16 seniorRateBps; uint16 revenueShareBps; uint16 lateMarginBps; uint16 servicingFeeBps; uint8 amortisation; bool proRata; uint8 months; uint24 firstDueDay; uint64 balloon; uint64 contractedRevenue; }",
  "struct Report { uint40 time; uint96 revenue; }",
  "struct Step { uint8 kind; uint24 day; uint64 amount; uint64 junior; }",
  "struct Life { Terms terms; uint64 senior; uint64 junior; uint24 drawDay; uint96 reported; Report[] reports; Step[] steps; }",
  "function digests(Life[] lives) returns (bytes32[][])",
  "function live(Life life) returns (uint256[36][] numbers)",
]);

/** A call may use more than a block holds. */
const plenty = 2_000_000_000n;

const small = { rateBps: Number, day: Number };

function argumentOf({ beginning, steps }: Life) {
  const { terms, senior, junior, drawDay, reported, reports } = beginning;
  return {
    terms: {
      ...{ proRata: terms.proRata, months: terms.months, balloon: terms.balloon, contractedRevenue: terms.contractedRevenue },
      ...{ rateBps: small.rateBps(terms.rateBps), seniorRateBps: small.rateBps(terms.seniorRateBps), revenueShareBps: small.rateBps(terms.revenueShareBps) },
      ...{ lateMarginBps: small.rateBps(terms.lateMarginBps), servicingFeeBps: small.rateBps(terms.servicingFeeBps) },
      ...{ firstDueDay: small.day(terms.firstDueDay), amortisation: amortisations.indexOf(terms.amortisation) },
    },
    ...{ senior, junior, drawDay: small.day(drawDay), reported },
    reports: reports.map(({ time, revenue }) => ({ time: Number(time), revenue })),
    steps: steps.map(({ kind, day, amount, junior: kept }) => ({ kind: stepKinds.indexOf(kind), day: small.day(day), amount, junior: kept })),
  };
}

/** A bare chain with the contracts' loans on it. Whoever starts it stops it. */
export async function startLoans() {
  const chain = await startChain({ port: 0 });
  const clients = chainClients(chain.rpcUrl);
  const { publicClient } = clients;
  const { abi: built, bytecode } = contractBuild("LoanLives");
  const address = await deployContract({ publicClient, wallet: clients.walletOf(devAccounts.operator) }, built, bytecode).catch(async (error: unknown) => {
    await chain.stop();
    throw error;
  });
  return {
    stop: () => chain.stop(),
    /** One digest for each step of each life. */
    digests: async (lives: readonly Life[]): Promise<readonly (readonly Hex[])[]> =>
      (await publicClient.simulateContract({ abi, address, functionName: "digests", args: [lives.map(argumentOf)], gas: plenty })).result,
    /** The numbers behind the digests of one life. */
    numbers: async (life: Life): Promise<readonly (readonly bigint[])[]> =>
      (await publicClient.simulateContract({ abi, address, functionName: "live", args: [argumentOf(life)], gas: plenty })).result,
  };
}

/** As the chain digests what a step leaves. */
export const digestOf = (numbers: readonly bigint[]): Hex => keccak256(`0x${numbers.map((number) => number.toString(16).padStart(64, "0")).join("")}`);
