import type { Hex } from "viem";
import { addressesOf } from "../chain/addresses";
import type { PoolMove } from "./kinds";

/** Whether AID is the pool's first token: Uniswap orders them by address. */
export function aidIsToken0On(chainId: number): boolean {
  const { AID, USDC } = addressesOf(chainId);
  return BigInt(AID) < BigInt(USDC);
}

/** Whether an account is Uniswap's manager of positions, which holds in the pool what belongs to the owners of its NFTs. */
export function isManagerOn(chainId: number, account: Hex): boolean {
  return addressesOf(chainId).PositionManager?.toLowerCase() === account.toLowerCase();
}

type PoolAmounts = { readonly amount0: bigint; readonly amount1: bigint };

/** A pool's two amounts by their tokens: AID 18 decimals, USDC 6. */
export function byToken({ amount0, amount1 }: PoolAmounts, aidIsToken0: boolean): { readonly aid: bigint; readonly usdc: bigint } {
  return aidIsToken0 ? { aid: amount0, usdc: amount1 } : { aid: amount1, usdc: amount0 };
}

/** What an account has had in a position of the pool. Times in unix seconds. */
export type PoolHolding = {
  readonly liquidity: bigint;
  readonly liquiditySeconds: bigint;
  readonly time: number;
};

/** A holding after liquidity has come (above zero) or gone. */
export function afterLiquidity({ liquidity, liquiditySeconds, time }: PoolHolding, change: bigint, at: number): PoolHolding {
  return { liquidity: liquidity + change, liquiditySeconds: liquiditySeconds + liquidity * BigInt(at - time), time: at };
}

/** What happened to a position, as the pool told it. */
type ToldByPool = { readonly kind: PoolMove; readonly transaction: Hex; readonly owner: Hex; readonly tokenId: number };
/** A call of the manager, by what the manager told of it; 0 is no NFT. */
type ToldByManager = { readonly chainId: number; readonly kind: PoolMove; readonly transaction: Hex };

/**
 * Where the pool's own event of a call of the manager stands in the block: the manager tells right after the pool, and of a position
 * that is made, whose it is in between (NonfungiblePositionManager.sol, mint: addLiquidity, _mint, IncreaseLiquidity; no call
 * to anybody else lies between them).
 */
export function placesOfPoolEvent(logIndex: number): readonly number[] {
  return [logIndex - 1, logIndex - 2].filter((index) => index >= 0);
}

/** Whether what the pool told at such a place is of that call: other pools' positions have other events before them, or none of ours. */
export function isOfCall({ kind, transaction, owner, tokenId }: ToldByPool, call: ToldByManager): boolean {
  return kind === call.kind && transaction === call.transaction && tokenId === 0 && isManagerOn(call.chainId, owner);
}
