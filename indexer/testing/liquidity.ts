import { type Address, erc20Abi, parseEventLogs, zeroAddress } from "viem";
import { poolAbi, positionEventsAbi } from "../../abis";
import { deployContract, type Sender, writeContract } from "../../contracts/script/lib/transactions";
import { addressIn } from "../../lib/chain/addresses";
import { poolFee } from "../../lib/finance/swap";
import { devAccounts } from "../../world/chain/accounts";
import { positionManager } from "../../world/external/uniswap";
import type { Stage } from "../../world/stage/stage";

type Account = (typeof devAccounts)["depositor"];

const deadline = 2n ** 40n;
const most = 2n ** 128n - 1n;
/** 10 USDC and as many AID in their smallest units, whichever is the pool's first. */
const few = 10n * 10n ** 6n;
const otherFee = 3_000;

export type Positions = {
  /** Made by the market maker, given to the next one, and emptied there. */
  readonly given: number;
  /** Made for somebody else, given on, emptied and burned. */
  readonly burned: number;
  /** Of another pool of the same tokens. */
  readonly foreign: number;
  /** Owner in the pool of a position that our manager knows nothing of. */
  readonly straight: Address;
  readonly giver: Address;
  readonly taker: Address;
};

/** Everything that can happen to liquidity: added by a stranger, given away, removed by whom it was given to, fetched, burned, elsewhere, and past the manager. */
export async function moveLiquidity(stage: Stage): Promise<Positions> {
  const { addresses, clients } = stage;
  const manager = addressIn(addresses, "PositionManager");
  const { abi, bytecode } = positionManager();
  const [maker, taker, third] = [devAccounts.marketMaker, devAccounts.verifiedRedeemer, devAccounts.borrower] as const;
  const senderOf = (account: Account): Sender => ({ publicClient: clients.publicClient, wallet: clients.walletOf(account) });
  const call = (account: Account, functionName: string, args: readonly unknown[], address = manager) => writeContract(senderOf(account), { address, abi, functionName, args });
  const liquidityOf = async (id: number): Promise<bigint> => ((await clients.publicClient.readContract({ address: manager, abi, functionName: "positions", args: [BigInt(id)] })) as readonly bigint[])[7] ?? 0n;
  const remove = (account: Account, id: number, liquidity: bigint) => call(account, "decreaseLiquidity", [{ tokenId: BigInt(id), liquidity, amount0Min: 0n, amount1Min: 0n, deadline }]);
  const collect = (account: Account, id: number) => call(account, "collect", [{ tokenId: BigInt(id), recipient: account.address, amount0Max: most, amount1Max: most }]);
  const give = (from: Account, to: Account, id: number) => call(from, "transferFrom", [from.address, to.address, BigInt(id)]);
  const allow = async (account: Account, spender: Address): Promise<void> => {
    for (const token of [addresses.AID, addresses.USDC]) await writeContract(senderOf(account), { address: token, abi: erc20Abi, functionName: "approve", args: [spender, most] });
  };
  const [token0, token1] = BigInt(addresses.AID) < BigInt(addresses.USDC) ? [addresses.AID, addresses.USDC] : [addresses.USDC, addresses.AID];
  const amountOf = (token: Address): bigint => (token === addresses.AID ? few * 10n ** 12n : few);
  const amounts = { amount0Desired: amountOf(token0), amount1Desired: amountOf(token1), amount0Min: 0n, amount1Min: 0n };
  const make = async (account: Account, recipient: Address, fee: number, at = manager): Promise<number> => {
    const spacing = fee === otherFee ? 60 : 1;
    const ticks = { tickLower: -spacing * Math.floor(400_000 / spacing), tickUpper: spacing * Math.floor(400_000 / spacing) };
    const { logs } = await call(account, "mint", [{ token0, token1, fee, ...ticks, ...amounts, recipient, deadline }], at);
    const [told] = parseEventLogs({ abi: positionEventsAbi, logs, eventName: "IncreaseLiquidity" });
    return Number(told?.args.tokenId);
  };

  const given = 1;
  const half = (await liquidityOf(given)) / 2n;
  await remove(maker, given, half);
  await collect(maker, given);
  await collect(maker, given);
  for (const account of [maker, taker]) await writeContract(senderOf(maker), { address: addresses.USDC, abi: erc20Abi, functionName: "transfer", args: [account.address, few * 20n] });
  await writeContract(senderOf(maker), { address: addresses.AID, abi: erc20Abi, functionName: "transfer", args: [taker.address, few * 10n ** 12n * 20n] });
  for (const account of [maker, taker]) await allow(account, manager);
  await give(maker, taker, given);
  await call(maker, "increaseLiquidity", [{ tokenId: BigInt(given), ...amounts, deadline }]);
  await stage.block(stage.head.timestamp + 600);

  const burned = await make(taker, third.address, Number(poolFee));
  await give(third, third, burned);
  await give(third, maker, burned);
  await remove(maker, burned, await liquidityOf(burned));
  await collect(maker, burned);
  await call(maker, "burn", [BigInt(burned)]);

  const [price] = await clients.publicClient.readContract({ address: addressIn(addresses, "AidUsdcPool"), abi: poolAbi, functionName: "slot0" });
  await call(taker, "createAndInitializePoolIfNecessary", [token0, token1, otherFee, price]);
  const foreign = await make(taker, taker.address, otherFee);
  await give(taker, third, foreign);
  await remove(third, foreign, (await liquidityOf(foreign)) / 2n);
  await collect(third, foreign);

  const factory = (await clients.publicClient.readContract({ address: manager, abi, functionName: "factory" })) as Address;
  const straight = await deployContract(senderOf(taker), abi, bytecode, [factory, zeroAddress, zeroAddress]);
  await allow(taker, straight);
  const elsewhere = await make(taker, taker.address, Number(poolFee), straight);
  await call(taker, "transferFrom", [taker.address, third.address, BigInt(elsewhere)], straight);

  await remove(taker, given, await liquidityOf(given));
  await collect(taker, given);
  return { given, burned, foreign, straight, giver: maker.address, taker: taker.address };
}
