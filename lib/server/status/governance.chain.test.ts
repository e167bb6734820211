import { concat, encodeFunctionData, type Hex, slice, toFunctionSelector } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accessManagerAbi } from "../../../abis/access-manager";
import { appraisalsAbi } from "../../../abis/appraisals";
import { attestationsAbi } from "../../../abis/attestations";
import { gpuTitleAbi } from "../../../abis/gpu-title";
import { identityAbi } from "../../../abis/identity";
import { issuerAbi } from "../../../abis/issuer";
import { sendTransaction } from "../../../contracts/script/lib/transactions";
import { startLocalWorld, type LocalWorld, type SnapshotId } from "../../../world/testing/local-world";
import { marketNames } from "../../chain/addresses";
import { creditNames } from "../../chain/credit-addresses";
import { publicRole, restrictedContracts, roleIds } from "../../chain/roles";
import { createChainAccess } from "../chain";
import { readContractCodes } from "./contract-codes";
import { createGovernanceReader } from "./governance";
import { createManagerLogs } from "./manager-logs";
import { createStatusReader } from "./read-status";
import { roleChanges } from "./role-changes";
import { roleReasons, ruleReasons } from "./reasons";

const day = 86_400;
let world: LocalWorld;
let fresh: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  fresh = await world.snapshot();
});

beforeEach(async () => {
  await world.revert(fresh);
});

afterAll(async () => {
  await world.stop();
});

const client = () => createChainAccess(world.chainId, [world.rpcUrl]).client;
const look = () => createGovernanceReader(client(), world.addresses)();
const as = (role: "governance" | "operator") => ({ publicClient: world.publicClient, wallet: world.walletFor(role) });
const unpause = encodeFunctionData({ abi: issuerAbi, functionName: "unpause" });

/** Asks the AccessManager for an end of the pause, which has to wait. */
async function schedule(): Promise<void> {
  const args = [world.addresses.Issuer, unpause, 0] as const;
  const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "schedule", args });
  await sendTransaction(as("governance"), { to: world.addresses.AccessManager, data });
}

describe("createGovernanceReader", () => {
  it("finds who holds which role, how long each waits, and who may cancel", async () => {
    const { roles, operations, block, logs } = await look();
    const { governance, operator } = world.accounts;
    const held = Object.fromEntries(
      roles.map(({ id, guardian, holders }) => [String(id), { guardian, holders: holders.map(({ account, delay }) => [account, delay]) }]),
    );
    expect(held).toEqual({
      0: { guardian: roleIds.admin, holders: [[governance.address, 7 * day]] },
      1: { guardian: roleIds.guardian, holders: [[governance.address, 2 * day]] },
      2: { guardian: roleIds.admin, holders: [[operator.address, 0]] },
      3: { guardian: roleIds.admin, holders: [[operator.address, 0]] },
      4: { guardian: roleIds.guardian, holders: [[governance.address, day]] },
      5: { guardian: roleIds.admin, holders: [[governance.address, 0]] },
      6: { guardian: roleIds.admin, holders: [[operator.address, 0]] },
      7: { guardian: roleIds.guardian, holders: [[governance.address, 2 * day]] },
      8: { guardian: roleIds.admin, holders: [[operator.address, 0]] },
    });
    expect(operations).toEqual([]);
    expect(roles.map(({ admin, grantDelay }) => [admin, grantDelay])).toEqual(roles.map(() => [roleIds.admin, 0]));
    expect(roleReasons(roles)).toEqual([]);
    expect(logs).toEqual({ since: 0n, complete: true });
    expect(block.number).toBe(await world.publicClient.getBlockNumber({ cacheTime: 0 }));
  });

  it("finds every restricted function with the role that the deployment gave it, and every contract open", async () => {
    const { functions, targets } = (await look()).rules;
    expect(functions.map(({ contract, name, role }) => `${contract}.${name} ${String(role)}`).sort()).toEqual([
      "Appraisals.addAppraiser 7",
      "Appraisals.removeAppraiser 2",
      "Attestations.addSigner 7",
      "Attestations.removeSigner 2",
      "DealFactory.approve 8",
      "DealFactory.cancel 2",
      "DealFactory.decline 8",
      "DealFactory.pause 2",
      "DealFactory.unpause 1",
      "GpuTitle.addBailee 7",
      "GpuTitle.changeChassis 6",
      "GpuTitle.insure 6",
      "GpuTitle.issue 6",
      "GpuTitle.recordClaim 6",
      "GpuTitle.removeBailee 2",
      "GpuTitle.update 6",
      "Identity.addAttestor 4",
      "Identity.removeAttestor 2",
      "Issuer.pause 2",
      "Issuer.setCaps 1",
      "Issuer.unpause 1",
      "Treasury.divest 3",
      "Treasury.invest 3",
      "Treasury.setTargetApr 1",
      "Treasury.withdrawSurplus 5",
    ]);
    expect(functions.filter(({ role, specified }) => role !== specified)).toEqual([]);
    const open = { closed: false, adminDelay: 0, elsewhere: false };
    expect(targets).toEqual(restrictedContracts.map((contract) => ({ contract, ...open })));
    const manager = { address: world.addresses.AccessManager, abi: accessManagerAbi } as const;
    expect(await world.publicClient.readContract({ ...manager, functionName: "PUBLIC_ROLE" })).toBe(publicRole);
  });

  it("sees who may call what after the admin has changed it, a role included that nobody was given", async () => {
    const { Issuer, Treasury, Identity, AccessManager, Lens } = world.addresses;
    const admin = [
      { functionName: "setTargetFunctionRole", args: [Issuer, [toFunctionSelector("pause()")], publicRole] },
      { functionName: "setTargetFunctionRole", args: [Issuer, [toFunctionSelector("unpause()")], 42n] },
      { functionName: "setTargetClosed", args: [Treasury, true] },
      { functionName: "setTargetAdminDelay", args: [Treasury, 3 * day] },
      { functionName: "setGrantDelay", args: [roleIds.treasurer, 2 * day] },
      { functionName: "setRoleAdmin", args: [roleIds.treasurer, roleIds.governor] },
      { functionName: "updateAuthority", args: [Identity, Lens] },
    ] as const;
    const calls = admin.map((call) => encodeFunctionData({ abi: accessManagerAbi, ...call }));
    const send = (data: Hex) => sendTransaction(as("governance"), { to: AccessManager, data });
    for (const data of calls) {
      await send(encodeFunctionData({ abi: accessManagerAbi, functionName: "schedule", args: [AccessManager, data, 0] }));
    }
    await world.advance(7 * day);
    for (const data of calls) await send(encodeFunctionData({ abi: accessManagerAbi, functionName: "execute", args: [AccessManager, data] }));
    // What lengthens a wait comes into force after five days.
    await world.advance(5 * day);
    const { rules, roles } = await look();
    expect(ruleReasons(rules)).toEqual([
      { code: "authority-other", contracts: ["Identity"] },
      { code: "target-closed", contracts: ["Treasury"] },
      { code: "function-public", functions: ["Issuer.pause"] },
      { code: "function-role-other", functions: ["Issuer.unpause"] },
    ]);
    expect(rules.targets.map(({ adminDelay }) => adminDelay)).toEqual([0, 0, 3 * day, 0, 0, 0, 0]);
    expect(roles.find(({ id }) => id === roleIds.treasurer)).toMatchObject({ admin: roleIds.governor, grantDelay: 2 * day });
    expect(roles.filter((role) => roleChanges(role).given).map(({ id }) => id)).toEqual([roleIds.treasurer]);
    expect(roleReasons(roles)).toEqual([{ code: "role-other" }]);
    expect(roles.find(({ id }) => id === 42n)).toMatchObject({ admin: roleIds.admin, holders: [] });
    expect(roles.map(({ id }) => id)).not.toContain(publicRole);
    const status = await createStatusReader(createChainAccess(world.chainId, [world.rpcUrl]))();
    expect(status.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(["authority-other", "target-closed", "function-public", "function-role-other"]));
  });

  it("names everybody whose word is taken, and no longer who was removed", async () => {
    const { attestor, appraiser1, appraiser2, bailee, auditor, custodian } = world.accounts;
    const rosters = {
      ...{ attestors: [attestor.address], appraisers: [appraiser1.address, appraiser2.address], bailees: [bailee.address] },
      ...{ attestingBailees: [bailee.address], auditors: [auditor.address], custodians: [custodian.address] },
    };
    expect((await look()).rosters).toEqual(rosters);
    const { Identity, Appraisals, GpuTitle, Attestations } = world.addresses;
    const removals = [
      [Identity, encodeFunctionData({ abi: identityAbi, functionName: "removeAttestor", args: [attestor.address] })],
      [Appraisals, encodeFunctionData({ abi: appraisalsAbi, functionName: "removeAppraiser", args: [appraiser1.address] })],
      [GpuTitle, encodeFunctionData({ abi: gpuTitleAbi, functionName: "removeBailee", args: [bailee.address] })],
      [Attestations, encodeFunctionData({ abi: attestationsAbi, functionName: "removeSigner", args: [0, auditor.address] })],
    ] as const;
    for (const [to, data] of removals) await sendTransaction(as("operator"), { to, data });
    const removed = { attestors: [], appraisers: [appraiser2.address], bailees: [], auditors: [] };
    expect((await look()).rosters).toEqual({ ...rosters, ...removed });
  });

  it("lists what is scheduled until it is executed", async () => {
    await sendTransaction(as("operator"), {
      to: world.addresses.Issuer,
      data: encodeFunctionData({ abi: issuerAbi, functionName: "pause" }),
    });
    await schedule();
    const { operations, block } = await look();
    const readyAt = Number(block.timestamp) + 2 * day;
    expect(operations).toMatchObject([
      { call: { text: "Issuer.unpause()" }, caller: world.accounts.governance.address, readyAt, expiresAt: readyAt + 7 * day },
    ]);
    await world.advance(2 * day);
    expect((await look()).operations).toHaveLength(1);
    await sendTransaction(as("governance"), { to: world.addresses.Issuer, data: unpause });
    expect((await look()).operations).toEqual([]);
  });

  it("drops what the guardian cancelled", async () => {
    await schedule();
    const args = [world.accounts.governance.address, world.addresses.Issuer, unpause] as const;
    const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "cancel", args });
    await sendTransaction(as("operator"), { to: world.addresses.AccessManager, data });
    expect((await look()).operations).toEqual([]);
  });

  it("drops what has expired", async () => {
    await schedule();
    await world.advance(10 * day);
    expect((await look()).operations).toEqual([]);
  });
});

describe("createManagerLogs", () => {
  it("goes back some ranges with every look until it has seen all, and keeps what it saw", async () => {
    const { number: head } = await world.publicClient.getBlock();
    const read = createManagerLogs(client(), world.addresses, 1, 8n);
    const first = await read(head);
    expect(first).toMatchObject({ since: head - 15n, complete: false });
    let last = first;
    for (let looks = 0; looks < 20 && !last.complete; looks += 1) last = await read(head);
    expect(last.complete).toBe(true);
    const all = await createManagerLogs(client(), world.addresses)(head);
    expect(last.logs).toHaveLength(all.logs.length);
    expect(all.logs.length).toBeGreaterThan(first.logs.length);
  });

  it("reads anew what lies between two looks that are far apart", async () => {
    const read = createManagerLogs(client(), world.addresses, 100, 8n);
    const { number: before } = await world.publicClient.getBlock();
    expect((await read(before)).complete).toBe(true);
    await schedule();
    await world.testClient.mine({ blocks: 30 });
    const { logs } = await read(await world.publicClient.getBlockNumber({ cacheTime: 0 }));
    expect(logs.filter(({ eventName }) => eventName === "OperationScheduled")).toHaveLength(1);
  });
});

describe("readContractCodes", () => {
  const states = async () =>
    Object.fromEntries((await readContractCodes(client(), world.addresses)).contracts.map(({ name, code }) => [name, code]));

  it("finds the build's code in all of ours, and the outside contracts there", async () => {
    const built = ["AccessManager", "Identity", "AID", "StakedAID", "Treasury", "Issuer", "Router", "Lens", "ExitTicket", ...creditNames];
    const outside = ["USDC", "Bills", "Sanctions", "UsdcUsdFeed", "Multicall3", ...marketNames];
    expect(await states()).toEqual(
      Object.fromEntries([...built.map((name) => [name, "built"]), ...outside.map((name) => [name, "outside"])]),
    );
  });

  it("sees one byte that is another, and code that is not there", async () => {
    const { AID, Router, Bills } = world.addresses;
    const code = (await world.publicClient.getCode({ address: AID })) ?? "0x";
    await world.testClient.setCode({ address: AID, bytecode: concat([slice(code, 0, -1), code.endsWith("00") ? "0x01" : "0x00"]) });
    await world.testClient.setCode({ address: Router, bytecode: "0x" });
    await world.testClient.setCode({ address: Bills, bytecode: "0x" });
    expect(await states()).toMatchObject({ AID: "other", Router: "none", Bills: "none", Issuer: "built" });
  });
});
