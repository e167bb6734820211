import fc from "fast-check";
import { zeroAddress } from "viem";
import { expect, it } from "vitest";
import { addressesOf, addressIn } from "../chain/addresses";
import { afterLiquidity, aidIsToken0On, byToken, isManagerOn, isOfCall, placesOfPoolEvent, type PoolHolding } from "./pool";

const chainId = 31_337;
const manager = addressIn(addressesOf(chainId), "PositionManager");

it("tells a pool's amounts by token", () => {
  expect(byToken({ amount0: 1n, amount1: 2n }, true)).toEqual({ aid: 1n, usdc: 2n });
  expect(byToken({ amount0: 1n, amount1: 2n }, false)).toEqual({ aid: 2n, usdc: 1n });
  const { AID, USDC } = addressesOf(chainId);
  expect(aidIsToken0On(chainId)).toBe(AID.toLowerCase() < USDC.toLowerCase());
});

it("counts liquidity by the seconds that it was there", () => {
  const begun = afterLiquidity({ liquidity: 0n, liquiditySeconds: 0n, time: 100 }, 50n, 100);
  expect(begun).toEqual({ liquidity: 50n, liquiditySeconds: 0n, time: 100 });
  expect(afterLiquidity(begun, -30n, 110)).toEqual({ liquidity: 20n, liquiditySeconds: 500n, time: 110 });
});

it("gives nobody a second more for a position that goes from hand to hand", () => {
  const step = fc.record({ after: fc.nat(10_000), to: fc.nat(3), change: fc.bigInt(0n, 1_000n) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const holders: PoolHolding[] = Array.from({ length: 4 }, () => ({ liquidity: 0n, liquiditySeconds: 0n, time: 0 }));
      const add = (holder: number, change: bigint, at: number): void => {
        const before = holders[holder];
        if (before) holders[holder] = afterLiquidity(before, change, at);
      };
      let [time, holder, liquidity, whole] = [0, 0, 0n, 0n];
      for (const { after, to, change } of steps) {
        whole += liquidity * BigInt(after);
        time += after;
        add(holder, change, time);
        liquidity += change;
        add(holder, -liquidity, time);
        add(to, liquidity, time);
        holder = to;
      }
      const sum = (of: (one: PoolHolding) => bigint): bigint => holders.reduce((total, one) => total + of(one), 0n);
      expect([sum((one) => one.liquiditySeconds + one.liquidity * BigInt(time - one.time)), sum((one) => one.liquidity)]).toEqual([whole, liquidity]);
    }),
  );
});

it("knows Uniswap's manager however it is written, and nobody else for it", () => {
  expect([isManagerOn(chainId, manager), isManagerOn(chainId, manager.toLowerCase() as typeof manager), isManagerOn(chainId, zeroAddress)]).toEqual([true, true, false]);
});

it("takes for a call of the manager what the pool has told right before it, in the same transaction, of no other call", () => {
  expect([placesOfPoolEvent(7), placesOfPoolEvent(1), placesOfPoolEvent(0)]).toEqual([[6, 5], [0], []]);
  const call = { chainId, kind: "added", transaction: "0x01" } as const;
  const told = { kind: "added", transaction: "0x01", owner: manager, tokenId: 0 } as const;
  expect(isOfCall(told, call)).toBe(true);
  const others = [{ kind: "removed" }, { transaction: "0x02" }, { owner: zeroAddress }, { tokenId: 3 }] as const;
  for (const other of others) expect([other, isOfCall({ ...told, ...other }, call)]).toEqual([other, false]);
});
