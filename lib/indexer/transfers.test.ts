import fc from "fast-check";
import { type Address, zeroAddress } from "viem";
import { expect, it } from "vitest";
import { placeOf } from "./place";
import { afterTransfer, changesBy } from "./transfers";

const [ann, ben]: readonly [Address, Address] = ["0x0000000000000000000000000000000000000001", "0x0000000000000000000000000000000000000002"];
const accounts = fc.constantFrom<Address>(zeroAddress, ann, ben);

it("what is minted raises the supply, what is burned lowers it", () => {
  expect(afterTransfer({ from: zeroAddress, to: ann, value: 5n, fromHeld: 0n, toHeld: 0n })).toEqual({ supply: 5n, holders: 1 });
  expect(afterTransfer({ from: ann, to: zeroAddress, value: 5n, fromHeld: 5n, toHeld: 0n })).toEqual({ supply: -5n, holders: -1 });
});

it("what goes to oneself, and nothing, change nothing", () => {
  const nothing = { supply: 0n, holders: 0 };
  expect(afterTransfer({ from: ann, to: ann, value: 5n, fromHeld: 5n, toHeld: 5n })).toEqual(nothing);
  expect(afterTransfer({ from: ann, to: ben, value: 0n, fromHeld: 5n, toHeld: 0n })).toEqual(nothing);
});

it("after any transfers the supply is what is held, by as many as are counted", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(accounts, accounts, fc.bigInt(0n, 9n))), (transfers) => {
      const held = new Map<Address, bigint>();
      let [supply, holders] = [0n, 0];
      for (const [from, to, wanted] of transfers) {
        const [fromHeld, toHeld] = [held.get(from) ?? 0n, held.get(to) ?? 0n];
        const value = from === zeroAddress || wanted < fromHeld ? wanted : fromHeld;
        const after = afterTransfer({ from, to, value, fromHeld, toHeld });
        for (const [account, change] of changesBy({ from, to, value })) held.set(account, (held.get(account) ?? 0n) + change);
        [supply, holders] = [supply + after.supply, holders + after.holders];
      }
      const amounts = [...held.values()];
      expect([supply, holders]).toEqual([amounts.reduce((sum, amount) => sum + amount, 0n), amounts.filter((amount) => amount > 0n).length]);
    }),
  );
});

it("a row is placed by block and log", () => {
  const event = { block: { number: 7n, timestamp: 1_700_000_000n }, log: { logIndex: 3 }, transaction: { hash: "0xab" } } as const;
  expect(placeOf(31_337, event)).toEqual({ chainId: 31_337, block: 7, logIndex: 3, time: 1_700_000_000, transaction: "0xab" });
});
