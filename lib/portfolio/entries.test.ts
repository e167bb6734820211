import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountOf } from "../money/index";
import { entriesOf } from "./entries";
import { addressOf, allowed, deed, hashOf, moved } from "./testing/events";

const titlesOf = (...events: Parameters<typeof entriesOf>[0]) => entriesOf(events).map(({ titles }) => titles);

describe("entriesOf", () => {
  it("makes one entry of a transaction, with the net of each token", () => {
    const hash = hashOf(7);
    const entries = entriesOf([
      moved("sAID", 95n, { block: 7, index: 4, hash }),
      deed("staked", { block: 7, index: 3, hash }),
      moved("USDC", -100n, { block: 7, index: 1, hash }),
      moved("USDC", 1n, { block: 7, index: 2, hash }),
    ]);
    expect(entries).toEqual([
      {
        hash,
        block: 7n,
        timestamp: 1_007,
        titles: ["staked"],
        changes: [amountOf("USDC", -99n), amountOf("sAID", 95n)],
        allowances: [],
        tickets: [],
        operators: [],
      },
    ]);
  });

  it("puts the newest first, by block and then by position in it", () => {
    const events = [
      moved("AID", 1n, { block: 3, index: 2, hash: hashOf(30) }),
      moved("AID", 1n, { block: 9 }),
      moved("AID", 1n, { block: 3, index: 5, hash: hashOf(31) }),
    ];
    expect(entriesOf(events).map(({ hash }) => hash)).toEqual([hashOf(9), hashOf(31), hashOf(30)]);
  });

  it("says by the balances what the protocol does not say", () => {
    expect(titlesOf(moved("AID", 5n, { block: 1 }))).toEqual([["received"]]);
    expect(titlesOf(moved("AID", -5n, { block: 1 }))).toEqual([["sent"]]);
    expect(titlesOf(moved("AID", -5n, { block: 1 }), moved("USDC", 4n, { block: 1, index: 1 }))).toEqual([["exchanged"]]);
    expect(titlesOf(moved("AID", -5n, { block: 1 }), moved("AID", 5n, { block: 1, index: 1 }))).toEqual([["passed"]]);
  });

  it("names every deed of a transaction, in its order, once", () => {
    const one = [deed("minted", { block: 1, index: 0 }), deed("staked", { block: 1, index: 2 }), deed("minted", { block: 1, index: 3 })];
    expect(titlesOf(...one)).toEqual([["minted", "staked"]]);
  });

  it("keeps the last allowance of each contract, and tells giving from taking back", () => {
    const [router, issuer] = [addressOf(1), addressOf(2)];
    const [entry] = entriesOf([
      allowed("USDC", router, 9n, { block: 1, index: 2 }),
      allowed("USDC", router, 4n, { block: 1, index: 1 }),
      allowed("USDC", issuer, 0n, { block: 1, index: 3 }),
    ]);
    expect(entry?.allowances).toEqual([
      { token: "USDC", spender: router, raw: 9n },
      { token: "USDC", spender: issuer, raw: 0n },
    ]);
    expect(entry?.titles).toEqual(["allowed"]);
    expect(titlesOf(allowed("AID", router, 0n, { block: 1 }))).toEqual([["disallowed"]]);
  });

  it("never loses or invents money, whatever the order of the logs", () => {
    const event = fc.record({ block: fc.nat({ max: 5 }), index: fc.nat({ max: 50 }), raw: fc.bigInt({ min: -9n, max: 9n }).filter((raw) => raw !== 0n) });
    fc.assert(
      fc.property(fc.uniqueArray(event, { selector: ({ block, index }) => `${String(block)}:${String(index)}` }), (all) => {
        const entries = entriesOf(all.map(({ raw, ...where }) => moved("AID", raw, where)));
        const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
        expect(sum(entries.flatMap(({ changes }) => changes.map(({ raw }) => raw)))).toBe(sum(all.map(({ raw }) => raw)));
        expect(entries.length).toBe(new Set(all.map(({ block }) => block)).size);
        for (const { titles } of entries) expect(titles.length).toBeGreaterThan(0);
      }),
    );
  });
});
