import { type Address, parseAbi } from "viem";
import { contractBuild } from "../../../../contracts/script/lib/build";
import { deployContract } from "../../../../contracts/script/lib/transactions";
import { devAccounts } from "../../../../world/chain/accounts";
import { chainClients } from "../../../../world/chain/clients";
import { startChain } from "../../../../world/chain/start-chain";

/** contracts/test/parity/CreditArithmetic.sol. */
const abi = parseAbi([
  "struct Loan { uint256 principal; uint256 balloon; uint256 rateBps; uint256 months; uint256 drawDay; uint256 firstDueDay; uint8 amortisation; }",
  "struct Accrual { uint256 principal; uint256 rateBps; uint256 dayCount; }",
  "struct LateDeal { uint256 exposure; uint256 dueDay; uint256 time; uint256 collateral; }",
  "struct LateLoss { uint256 late; uint256 portion; uint256 loss; uint256 uncovered; }",
  "function dates(uint256[] numbers) view returns (uint256[4][])",
  "function addMonths(uint256[2][] starts) view returns (uint256[])",
  "function interest(Accrual[] accruals) view returns (uint256[])",
  "function schedules(Loan[] loans) view returns (uint256[][] parts, uint256[] payments)",
  "function losses(LateDeal[] deals) view returns (LateLoss[])",
  "function aged(uint256[2][] values) view returns (uint256[])",
  "function exponentials(int256[] exponents) view returns (int256[])",
  "function powers(uint256[3][] inputs) view returns (uint256[])",
]);

/** A call takes so many inputs, so that the dearest stays well below a block's gas. */
const atOnce = 100;

/** A bare chain with the contracts' credit arithmetic on it, to be asked in batches. Whoever starts it stops it. */
export async function startArithmetic() {
  const chain = await startChain({ port: 0 });
  const clients = chainClients(chain.rpcUrl);
  const { publicClient } = clients;
  const { abi: built, bytecode } = contractBuild("CreditArithmetic");
  const address: Address = await deployContract({ publicClient, wallet: clients.walletOf(devAccounts.operator) }, built, bytecode).catch(async (error: unknown) => {
    await chain.stop();
    throw error;
  });
  return { abi, address, publicClient, stop: () => chain.stop() };
}

/** The answers to all inputs, in their order, asked for a batch at a time. */
export async function inBatches<Input, Output>(inputs: readonly Input[], ask: (batch: readonly Input[]) => Promise<readonly Output[]>): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (let from = 0; from < inputs.length; from += atOnce) outputs.push(...(await ask(inputs.slice(from, from + atOnce))));
  return outputs;
}
