import fc from "fast-check";
import { decodeFunctionData, erc20Abi } from "viem";
import { describe, expect, it } from "vitest";
import { noPermit } from "../calls";
import type { Before, Route, Spend, Step } from "../flow";
import { factsOf, nowhere } from "../testing/facts";
import { chooseSteps } from "./choose-steps";

const call = (name: number): Route["call"] => () => ({ to: nowhere.addresses.Issuer, data: `0x0${String(name)}`, value: 0n });
const direct: Spend = { token: "USDC", amountRaw: 100n, spender: "Issuer" };
const routed: Spend = { token: "USDC", amountRaw: 100n, spender: "Router" };
const routes: readonly Route[] = [
  { spend: direct, takesPermit: false, call: call(1) },
  { spend: routed, takesPermit: true, call: call(2) },
];

const ids = (steps: readonly Step[]) => steps.map(({ id }) => id);
const dataOf = (step: Step | undefined) => (step && "call" in step ? step.call(noPermit).data : undefined);
const approvalIn = (data: `0x${string}`) => decodeFunctionData({ abi: erc20Abi, data });

describe("the steps", () => {
  it("are the call alone where nothing is spent", () => {
    const steps = chooseSteps([{ takesPermit: false, call: call(3) }], factsOf({ canBatch: true }));
    expect([ids(steps), dataOf(steps[0])]).toEqual([["action"], "0x03"]);
  });

  describe("where another call comes before", () => {
    const before: Before = { call: call(7)(noPermit), done: { to: nowhere.addresses.StakedAID, data: "0x" }, outcome: { address: nowhere.addresses.StakedAID, topics: ["0x01"], dataPrefix: "0x" } };
    const route: Route = { takesPermit: false, before, call: call(3) };

    it("are both, one after the other", () => {
      const steps = chooseSteps([route], factsOf());
      expect([ids(steps), steps.map(dataOf), steps.map(({ final }) => final)]).toEqual([["prepare", "action"], ["0x07", "0x03"], [false, true]]);
    });

    it("are one batch of both where the wallet takes batches", () => {
      const [batch, ...rest] = chooseSteps([route], factsOf({ canBatch: true }));
      expect(rest).toEqual([]);
      expect(batch?.id === "batch" && batch.calls.map(({ data }) => data)).toEqual(["0x07", "0x03"]);
    });

    it("are the call alone once the chain shows that it is done", () => {
      expect(ids(chooseSteps([route], factsOf({ isNeeded: () => false, canBatch: true })))).toEqual(["action"]);
    });
  });

  it.each([
    ["Issuer", "0x01"],
    ["Router", "0x02"],
  ] as const)("are the call alone where %s may take enough already", (spender, data) => {
    const allowance = (spend: Spend) => (spend.spender === spender ? 100n : 99n);
    const steps = chooseSteps(routes, factsOf({ allowance, canBatch: true }));
    expect([ids(steps), dataOf(steps[0])]).toEqual([["action"], data]);
  });

  it("are one batch of an exact approval and the call where the wallet takes batches", () => {
    const [batch, ...rest] = chooseSteps(routes, factsOf({ canBatch: true }));
    if (batch?.id !== "batch") throw new Error("It is no batch.");
    const [approval, action] = batch.calls;
    expect(rest).toEqual([]);
    expect(approvalIn(approval?.data ?? "0x").args).toEqual([nowhere.addresses.Issuer, 100n]);
    expect([approval?.to, action?.data]).toEqual([nowhere.addresses.USDC, "0x01"]);
  });

  it("are a permit and the call that takes it where the account can sign one", () => {
    const [permit, action] = chooseSteps(routes, factsOf());
    expect([permit?.id, permit?.spend, dataOf(action)]).toEqual(["permit", routed, "0x02"]);
  });

  it("are an exact approval and the call otherwise", () => {
    const [approve, action] = chooseSteps(routes, factsOf({ canPermit: () => false }));
    expect(approvalIn(dataOf(approve) ?? "0x").args).toEqual([nowhere.addresses.Issuer, 100n]);
    expect([approve?.id, dataOf(action)]).toEqual(["approve", "0x01"]);
  });

  it("do not exist without a route", () => {
    expect(() => chooseSteps([], factsOf())).toThrow("no route");
  });

  it("never approve more than is spent, end with the one final step, and are two signatures at most", () => {
    const property = fc.property(
      fc.record({
        amountRaw: fc.bigInt({ min: 1n, max: 2n ** 255n }),
        allowance: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        canBatch: fc.boolean(),
        canPermit: fc.boolean(),
        takesPermit: fc.boolean(),
      }),
      ({ amountRaw, allowance, canBatch, canPermit, takesPermit }) => {
        const spend: Spend = { token: "AID", amountRaw, spender: "StakedAID" };
        const facts = factsOf({ allowance: () => allowance, canBatch, canPermit: () => canPermit });
        const steps = chooseSteps([{ spend, takesPermit, call: call(1) }], facts);
        expect(steps.map(({ final }) => final)).toEqual(steps.map((_, index) => index === steps.length - 1));
        expect(steps.length).toBe(allowance >= amountRaw || canBatch ? 1 : 2);
        const [first] = steps;
        if (first?.id === "approve") expect(approvalIn(first.call(noPermit).data).args[1]).toBe(amountRaw);
        if (first?.id === "batch") expect(approvalIn(first.calls[0]?.data ?? "0x").args[1]).toBe(amountRaw);
      },
    );
    fc.assert(property);
  });
});
