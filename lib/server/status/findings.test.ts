import { expect, it } from "vitest";
import { addressesOf } from "../../chain/addresses";
import { deployedTerms } from "../../chain/roles";
import { protocolView } from "../../queries/testing/views";
import { findingsOf } from "./findings";

const block = { number: 60n, timestamp: 1_800_000_000n };
const { AID } = addressesOf(31337);
const status = { chainId: 31337, block: null, contracts: {}, healthy: true, reasons: [] } as const;
const noRosters = { attestors: [], appraisers: [], bailees: [], attestingBailees: [], auditors: [], custodians: [] } as const;
const governance = {
  ...{ block, roles: [], rosters: noRosters, operations: [] },
  rules: { functions: [], targets: [{ contract: "Issuer", closed: false, adminDelay: 0, elsewhere: false }] },
  logs: { since: 0n, complete: true },
} as const;
const lending = {
  ...{ block, paused: false, proposed: 3n, open: 1, mostOpen: 128n, lent: 180_000_000_000n },
  ...{ concentrationBps: 2_500n, mostWithOne: 225_000_000_000n, reserveBps: 100n },
} as const;
const server = { state: "answers", head: 60n, answeredAt: 1_800_000_000 } as const;
const report = {
  status,
  servers: [server],
  protocol: { last: protocolView() },
  codes: { last: { block, contracts: [{ name: "AID", address: AID, code: "built" }] } },
  governance: { last: governance },
  lending: { last: lending },
} as const;

it("finds all in order only where nothing is wrong and everything was read", () => {
  expect(findingsOf(report)).toEqual({ reasons: [], unread: [], failingServers: 0, inOrder: true });
});

it("never says better than the sections of the page, whatever the check of health believes", () => {
  const codes = { last: { block, contracts: [{ name: "AID", address: AID, code: "other" }] } } as const;
  expect(findingsOf({ ...report, codes })).toMatchObject({ inOrder: false, reasons: [{ code: "code-other", contracts: ["AID"] }] });
  const targets = [{ contract: "Issuer", closed: true, adminDelay: 0, elsewhere: false }] as const;
  const closed = { last: { ...governance, rules: { functions: [], targets } } };
  expect(findingsOf({ ...report, governance: closed })).toMatchObject({ inOrder: false, reasons: [{ code: "target-closed" }] });
  const treasurer = { id: 3n, guardian: 1n, admin: 0n, grantDelay: 0, deployed: deployedTerms(3n), holders: [] };
  const guarded = { last: { ...governance, roles: [treasurer] } };
  expect(findingsOf({ ...report, governance: guarded })).toMatchObject({ inOrder: false, reasons: [{ code: "role-other" }] });
  const paused = { last: { ...lending, paused: true } };
  expect(findingsOf({ ...report, lending: paused })).toMatchObject({ inOrder: false, reasons: [{ code: "deals-paused" }] });
});

it("tells a reason once that both have found", () => {
  const codes = { last: { block, contracts: [{ name: "AID", address: AID, code: "other" }] } } as const;
  const reasons = [{ code: "code-other", contracts: ["AID"] }] as const;
  expect(findingsOf({ ...report, codes, status: { ...status, healthy: false, reasons } }).reasons).toEqual(reasons);
});

it.each(["protocol", "codes", "governance", "lending"] as const)("names %s when it cannot be read, old figures or none", (part) => {
  const old = { ...report, [part]: { ...report[part], failingSince: 1_800_000_300 } };
  expect(findingsOf(old)).toMatchObject({ inOrder: false, reasons: [], unread: [part] });
  const never = { ...report, [part]: { failingSince: 1_800_000_300 } };
  expect(findingsOf(never)).toMatchObject({ inOrder: false, reasons: [], unread: [part] });
});

it("does not call that unread which nobody looks for where nothing is deployed", () => {
  const reasons = [{ code: "not-deployed" }] as const;
  const none = { ...report, status: { ...status, healthy: false, reasons }, protocol: {}, codes: {}, governance: {}, lending: {} };
  expect(findingsOf(none)).toMatchObject({ inOrder: false, reasons, unread: [] });
});

it.each(["behind", "failed", "wrong-chain"] as const)("counts a server that is %s", (state) => {
  expect(findingsOf({ ...report, servers: [server, { ...server, state }] })).toMatchObject({ inOrder: false, failingServers: 1 });
});

it("does not count a server that was not asked yet", () => {
  const fresh = { state: "not-asked", head: undefined, answeredAt: undefined } as const;
  expect(findingsOf({ ...report, servers: [server, fresh] }).inOrder).toBe(true);
});

it("says how far back events are known until all were searched", () => {
  const searching = { last: { ...governance, logs: { since: 12n, complete: false } } };
  expect(findingsOf({ ...report, governance: searching })).toMatchObject({ inOrder: false, searchedSince: 12n });
});
