import { erc20Abi, type Address } from "viem";
import { issuerAbi } from "../abis";
import type { UniswapContracts } from "../contracts/script/lib/config";
import { type Sender, writeContract } from "../contracts/script/lib/transactions";
import type { DeploymentAddresses } from "../lib/chain/addresses";
import { squareRoot } from "../lib/finance/square-root";
import { poolFee, type PoolToken } from "../lib/finance/swap";
import { devAccounts } from "./chain/accounts";
import type { ChainClients } from "./chain/clients";
import { positionsAbi } from "./external/uniswap";
import { mintUsdc } from "./external/usdc-mint";
import { liquidity } from "./local-config";

/** One AID is this much in its smallest unit, and one USDC in its. */
const units = { AID: 10n ** 18n, USDC: 10n ** 6n } as const;

/**
 * Opens the AID/USDC pool at one for one and gives it liquidity: one position close around that price and one far around
 * it, of a stranger's USDC and of AID minted with it. No contract of ours knows of it.
 */
export async function openMarket(clients: ChainClients, addresses: DeploymentAddresses, { positions }: UniswapContracts): Promise<void> {
  const maker: Sender = { publicClient: clients.publicClient, wallet: clients.walletOf(devAccounts.marketMaker) };
  const total = liquidity.reduce((sum, { each }) => sum + each, 0n);
  await fundMaker(clients, maker, addresses, total);
  for (const token of ["AID", "USDC"] as const) await approve(maker, addresses[token], positions, total * units[token]);

  const tokens = (["AID", "USDC"] as const).toSorted((a, b) => (BigInt(addresses[a]) < BigInt(addresses[b]) ? -1 : 1));
  const [token0, token1] = tokens as [PoolToken, PoolToken];
  const abi = positionsAbi();
  const fee = Number(poolFee);
  const sqrtPriceX96 = squareRoot((units[token1] << 192n) / units[token0]);
  const pair = { token0: addresses[token0], token1: addresses[token1], fee };
  const init = [pair.token0, pair.token1, fee, sqrtPriceX96];
  await writeContract(maker, { address: positions, abi, functionName: "createAndInitializePoolIfNecessary", args: init });

  // Of the ticks, powers of 1.0001, the closest to the price, so that there is as much to either side.
  const tick = Math.round(Math.log(Number(units[token1]) / Number(units[token0])) / Math.log(1.0001));
  const { timestamp } = await clients.publicClient.getBlock();
  for (const { each, ticks } of liquidity) {
    const range = { tickLower: tick - ticks, tickUpper: tick + ticks };
    const amounts = { amount0Desired: each * units[token0], amount1Desired: each * units[token1], amount0Min: 0n, amount1Min: 0n };
    const args = [{ ...pair, ...range, ...amounts, recipient: maker.wallet.account.address, deadline: timestamp + 3_600n }];
    await writeContract(maker, { address: positions, abi, functionName: "mint", args });
  }
}

/** USDC from its minter, half of it turned into AID by the Issuer. `each` in whole tokens. */
async function fundMaker(clients: ChainClients, maker: Sender, addresses: DeploymentAddresses, each: bigint): Promise<void> {
  const { address } = maker.wallet.account;
  const usdc = each * units.USDC;
  await mintUsdc(clients, addresses.USDC, address, 2n * usdc);
  await approve(maker, addresses.USDC, addresses.Issuer, usdc);
  await writeContract(maker, { address: addresses.Issuer, abi: issuerAbi, functionName: "mint", args: [usdc, address] });
}

function approve(sender: Sender, token: Address, spender: Address, amount: bigint): Promise<unknown> {
  return writeContract(sender, { address: token, abi: erc20Abi, functionName: "approve", args: [spender, amount] });
}
