import { describe, expect, it } from "vitest";
import type { ProtocolView } from "../../queries/index";
import { addressesOf, addressIn } from "../../chain/addresses";
import { publicRole, roleIds } from "../../chain/roles";
import { protocolView } from "../../queries/testing/views";
import type { AccessRules } from "./access-rules";
import { codeReasons, protocolReasons, ruleReasons } from "./reasons";

const aid = 10n ** 18n;

describe("protocolReasons", () => {
  it("finds nothing wrong with a protocol that is in order", () => {
    expect(protocolReasons(protocolView())).toEqual([]);
  });

  it.each<[string, (view: ProtocolView) => ProtocolView]>([
    ["mint-paused", (view) => ({ ...view, minting: { ...view.minting, paused: true } })],
    ["usdc-paused", (view) => ({ ...view, minting: { ...view.minting, usdcPaused: true } })],
    ["treasury-frozen", (view) => ({ ...view, minting: { ...view.minting, treasuryFrozen: true } })],
    ["sanctions-unavailable", (view) => ({ ...view, minting: { ...view.minting, sanctionsLive: false } })],
    ["bills-unavailable", (view) => ({ ...view, reserves: { ...view.reserves, billsLive: false } })],
    ["feed-unavailable", (view) => ({ ...view, feed: { ...view.feed, live: false } })],
    ["feed-stale", (view) => ({ ...view, feed: { ...view.feed, updatedAt: view.timestamp - 26n * 3_600n - 1n } })],
    ["feed-below-floor", (view) => ({ ...view, feed: { ...view.feed, answer: 99_499_999n } })],
    ["not-fully-backed", (view) => ({ ...view, sheet: { ...view.sheet, surplus: -(view.sheet.staked + 1n) } })],
  ])("says %s", (code, change) => {
    expect(protocolReasons(change(protocolView()))).toEqual([code]);
  });

  it("does not call AID short while sAID covers what is missing", () => {
    const view = protocolView();
    expect(protocolReasons({ ...view, sheet: { ...view.sheet, staked: 5n * aid, surplus: -5n * aid } })).toEqual([]);
  });
});

describe("codeReasons", () => {
  const { AID, Router, Lens, USDC } = addressesOf(31337);

  it("finds nothing wrong with the build's code and with outside contracts that are there", () => {
    expect(codeReasons([{ name: "AID", address: AID, code: "built" }, { name: "USDC", address: USDC, code: "outside" }])).toEqual([]);
  });

  it("tells code that is not there from code that is not the build's", () => {
    const codes = codeReasons([
      { name: "AID", address: AID, code: "other" },
      { name: "Router", address: Router, code: "none" },
      { name: "Lens", address: Lens, code: "other" },
    ]);
    expect(codes).toEqual([
      { code: "contract-missing", contracts: ["Router"] },
      { code: "code-other", contracts: ["AID", "Lens"] },
    ]);
  });
});

describe("a market", () => {
  it("that is not there takes nothing from AID's health", () => {
    const address = addressIn(addressesOf(31337), "AidUsdcPool");
    expect(codeReasons([{ name: "AidUsdcPool", address, code: "none" }])).toEqual([]);
  });
});

describe("ruleReasons", () => {
  const { governor, guardian, treasurer } = roleIds;
  const target = { contract: "Issuer", closed: false, adminDelay: 0, elsewhere: false } as const;
  const rules: AccessRules = {
    functions: [{ contract: "Issuer", name: "pause", role: guardian, specified: guardian }],
    targets: [target],
  };

  it("finds nothing wrong with what the deployment specifies", () => {
    expect(ruleReasons(rules)).toEqual([]);
  });

  it("names contracts that are closed to every role, and those that ask somebody else", () => {
    const targets = [{ ...target, closed: true }, { ...target, contract: "Treasury", elsewhere: true }] as const;
    expect(ruleReasons({ ...rules, targets })).toEqual([
      { code: "authority-other", contracts: ["Treasury"] },
      { code: "target-closed", contracts: ["Issuer"] },
    ]);
  });

  it("names functions that anybody may call, and those that another role may", () => {
    const functions = [
      { contract: "Issuer", name: "setCaps", role: publicRole, specified: governor },
      { contract: "Treasury", name: "invest", role: guardian, specified: treasurer },
    ] as const;
    expect(ruleReasons({ ...rules, functions })).toEqual([
      { code: "function-public", functions: ["Issuer.setCaps"] },
      { code: "function-role-other", functions: ["Treasury.invest"] },
    ]);
  });
});
