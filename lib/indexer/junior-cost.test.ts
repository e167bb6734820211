import fc from "fast-check";
import { type Address, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { juniorClaimable, juniorClaimed, juniorDistributed, juniorMinted, type JuniorPayouts, juniorTransferred, noPayouts } from "../finance/credit/junior-payouts";
import { type JuniorCost, juniorCostsAfter, noJuniorCost, paidBack, paidSince } from "./junior-cost";

const [ann, bob]: readonly [Address, Address] = ["0x00000000000000000000000000000000000000a1", "0x00000000000000000000000000000000000000b2"];
const people = [ann, bob] as const;

describe("what juniors' tokens cost", () => {
  it("is what was committed, until payouts have brought it back; what comes beyond is gained", () => {
    const { taker } = juniorCostsAfter({ from: zeroAddress, to: ann, value: 100n }, noJuniorCost, noJuniorCost);
    expect(taker).toEqual({ balance: 100n, cost: 100n, realised: 0n });
    expect(paidBack(taker, 60n)).toEqual({ balance: 100n, cost: 40n, realised: 0n });
    expect(paidBack(paidBack(taker, 60n), 55n)).toEqual({ balance: 100n, cost: 0n, realised: 15n });
  });

  it("goes along with what is given away, by average", () => {
    const { giver, taker } = juniorCostsAfter({ from: ann, to: bob, value: 25n }, { balance: 100n, cost: 40n, realised: 7n }, { balance: 50n, cost: 50n, realised: 0n });
    expect([giver, taker]).toEqual([{ balance: 75n, cost: 30n, realised: 7n }, { balance: 75n, cost: 60n, realised: 0n }]);
    expect(juniorCostsAfter({ from: ann, to: ann, value: 25n }, giver, giver)).toEqual({ giver, taker: giver });
  });

  it("comes back whole from a deal that was cancelled: nothing is lost by it", () => {
    const { giver } = juniorCostsAfter({ from: ann, to: zeroAddress, value: 100n }, { balance: 100n, cost: 100n, realised: 0n }, noJuniorCost);
    expect(giver).toEqual(noJuniorCost);
    // Who was given the tokens for nothing gained what they bring.
    expect(juniorCostsAfter({ from: bob, to: zeroAddress, value: 9n }, { balance: 9n, cost: 0n, realised: 0n }, noJuniorCost).giver.realised).toBe(9n);
  });

  it("loses and makes nothing, whoever commits, gives away, is paid and fetches, in whatever order", () => {
    const amount = fc.bigInt(1n, 10n ** 12n);
    const who = fc.nat(1);
    const step = fc.oneof(
      fc.record({ kind: fc.constant("commit" as const), who, amount }),
      fc.record({ kind: fc.constant("give" as const), who, amount }),
      fc.record({ kind: fc.constant("pay" as const), who, amount }),
      fc.record({ kind: fc.constant("fetch" as const), who, amount }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let payouts: JuniorPayouts = noPayouts;
        const costs = new Map<Address, JuniorCost>();
        let [committed, fetched] = [0n, 0n];
        const settle = (account: Address): JuniorCost => paidBack(costs.get(account) ?? noJuniorCost, paidSince(payouts, account));
        for (const { kind, who: index, amount: value } of steps) {
          const [one, other] = index === 0 ? [ann, bob] : [bob, ann];
          const held = settle(one);
          if (kind === "commit") {
            costs.set(one, juniorCostsAfter({ from: zeroAddress, to: one, value }, noJuniorCost, held).taker);
            payouts = juniorMinted(payouts, one, value);
            committed += value;
          } else if (kind === "give") {
            const given = value < held.balance ? value : held.balance;
            const { giver, taker } = juniorCostsAfter({ from: one, to: other, value: given }, held, settle(other));
            costs.set(one, giver).set(other, taker);
            payouts = juniorTransferred(payouts, one, other, given);
          } else if (kind === "fetch") {
            costs.set(one, held);
            fetched += juniorClaimable(payouts, one);
            payouts = juniorClaimed(payouts, one);
          } else if (payouts.supply > 0n) payouts = juniorDistributed(payouts, value);
        }
        const total = people.map(settle).reduce((sum, { cost, realised }) => ({ cost: sum.cost + cost, realised: sum.realised + realised }), { cost: 0n, realised: 0n });
        const waiting = people.reduce((sum, account) => sum + juniorClaimable(payouts, account), 0n);
        expect(committed + total.realised).toBe(total.cost + fetched + waiting);
        for (const account of people) expect(settle(account).balance).toBe(payouts.holders[account]?.balance ?? 0n);
      }),
    );
  });
});
