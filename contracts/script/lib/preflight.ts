import { type Address, erc20Abi, formatUnits } from "viem";
import type { DeploymentConfig } from "./config";
import type { StartingPoint } from "./deploy-protocol";
import { predictAddresses } from "./plan";
import { seedCost } from "./seeds";
import type { Sender } from "./transactions";

/**
 * Throws with everything that would make the deployment stop halfway: an outside contract that is not there, or a
 * deployer that cannot pay the seeds.
 */
export async function requireReady(sender: Sender, config: DeploymentConfig, { baseNonce }: StartingPoint): Promise<void> {
  const { publicClient, wallet } = sender;
  const deployer = wallet.account.address;
  const outside: Readonly<Record<string, Address>> = {
    USDC: config.usdc,
    "the USDC / USD feed": config.feed,
    "the sanctions oracle": config.sanctions,
    "the bills": config.bills,
    ...(config.market && {
      "Uniswap's factory": config.market.factory,
      "Uniswap's router": config.market.router,
      "Uniswap's quoter": config.market.quoter,
      "Uniswap's manager of positions": config.market.positions,
    }),
  };
  const missing = await Promise.all(
    Object.entries(outside).map(async ([name, address]) =>
      (await publicClient.getCode({ address })) === undefined ? [`${name}: no contract at ${address}`] : [],
    ),
  );
  const problems = missing.flat();
  // A run that is continued may have paid the seeds already.
  const begun = await publicClient.getCode({ address: predictAddresses(deployer, baseNonce).AccessManager });
  if (problems.length === 0 && begun === undefined) {
    const usdc = { address: config.usdc, abi: erc20Abi, functionName: "balanceOf", args: [deployer] } as const;
    const [balance, gas] = await Promise.all([publicClient.readContract(usdc), publicClient.getBalance({ address: deployer })]);
    const needed = seedCost(config.seeds);
    if (balance < needed) problems.push(`the deployer ${deployer} has ${formatUnits(balance, 6)} of the ${formatUnits(needed, 6)} USDC for the seeds`);
    if (gas === 0n) problems.push(`the deployer ${deployer} has no ${publicClient.chain.nativeCurrency.symbol} for gas`);
  }
  if (problems.length > 0) throw new Error(`Not ready to deploy:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
}
