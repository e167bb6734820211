import { addressesOf } from "../chain/addresses";

/** Whether AID is the pool's first token: Uniswap orders them by address. */
export function aidIsToken0On(chainId: number): boolean {
  const { AID, USDC } = addressesOf(chainId);
  return BigInt(AID) < BigInt(USDC);
}

type PoolAmounts = { readonly amount0: bigint; readonly amount1: bigint };

/** A pool's two amounts by their tokens: AID 18 decimals, USDC 6. */
export function byToken({ amount0, amount1 }: PoolAmounts, aidIsToken0: boolean): { readonly aid: bigint; readonly usdc: bigint } {
  return aidIsToken0 ? { aid: amount0, usdc: amount1 } : { aid: amount1, usdc: amount0 };
}

/** What a position of the pool has been through. Times in unix seconds. */
export type PoolHolding = {
  readonly liquidity: bigint;
  readonly liquiditySeconds: bigint;
  readonly time: number;
};

/**
 * A position after liquidity has come (above zero) or gone. Whoever was given a position by its manager may take out what another
 * has put in: of the one who takes, no less than nothing is left.
 */
export function afterLiquidity({ liquidity, liquiditySeconds, time }: PoolHolding, change: bigint, at: number): PoolHolding {
  const left = liquidity + change;
  return { liquidity: left < 0n ? 0n : left, liquiditySeconds: liquiditySeconds + liquidity * BigInt(at - time), time: at };
}
