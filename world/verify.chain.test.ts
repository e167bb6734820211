import { encodeFunctionData, type Hex } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accessManagerAbi, identityAbi, issuerAbi, treasuryAbi } from "../abis";
import { appraisalsAbi, attestationsAbi, dealFactoryAbi, gpuTitleAbi } from "../abis/credit";
import { roles } from "../lib/chain/roles";
import { sendTransaction } from "../contracts/script/lib/transactions";
import { type Check, holds, type VerifyContext } from "../contracts/script/lib/verify/check";
import { DeploymentMismatchError, requireAll, verifyDeployment } from "../contracts/script/lib/verify/verify-deployment";
import type { DevRole } from "./chain/accounts";
import { localDeploymentConfig } from "./local-config";
import { outsiders, senderOf } from "./testing/deployments";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "./testing/local-world";

let world: LocalWorld;
let fresh: SnapshotId;
let context: VerifyContext;

beforeAll(async () => {
  world = await startLocalWorld();
  const { USDC: usdc, UsdcUsdFeed: feed, Sanctions: sanctions, Bills: bills } = world.addresses;
  context = {
    publicClient: world.publicClient,
    config: localDeploymentConfig({ usdc, feed, sanctions, bills }),
    contracts: world.addresses,
    deployer: world.accounts.deployer.address,
    fromBlock: 0n,
  };
  fresh = await world.snapshot();
});
beforeEach(() => world.revert(fresh));
afterAll(() => world.stop());

const failing = async (changed: Partial<VerifyContext> = {}): Promise<string[]> =>
  (await verifyDeployment({ ...context, ...changed })).filter((check: Check) => !holds(check)).map(({ name }) => name);

const act = (role: DevRole, to: `0x${string}`, data: Hex) => sendTransaction(senderOf(world, world.accounts[role]), { to, data });

/** Schedules, waits the delay out, and executes, as governance has to. */
async function governed(delay: number, to: `0x${string}`, data: Hex): Promise<void> {
  const { AccessManager } = world.addresses;
  const schedule = encodeFunctionData({ abi: accessManagerAbi, functionName: "schedule", args: [to, data, 0] });
  await act("governance", AccessManager, schedule);
  await world.advance(delay);
  await act("governance", AccessManager, encodeFunctionData({ abi: accessManagerAbi, functionName: "execute", args: [to, data] }));
}
const week = 7 * 86_400;
const admin = (data: Hex): Promise<void> => governed(week, world.addresses.AccessManager, data);
const stranger = outsiders.guardian.address;

describe("verification", () => {
  it("finds nothing on the world as it is made", async () => {
    expect(await failing()).toEqual([]);
  });

  it.each(["AccessManager", "Identity", "AID", "StakedAID", "Treasury", "Issuer", "Router", "Lens", "ExitTicket", "GpuTitle", "Appraisals", "Telemetry", "Attestations", "JuniorToken", "DealFactory", "DealLedger", "DealDraw", "DealServicing", "Deal", "CollateralAuction", "DealLens", "SeniorPositions", "TitleMetadata"] as const)("notices other code of %s", async (contract) => {
    const code = await world.publicClient.getCode({ address: world.addresses[contract] });
    await world.testClient.setCode({ address: world.addresses[contract], bytecode: `${code ?? "0x"}00` });
    expect(await failing()).toEqual([`code of ${contract}`]);
  });

  it("notices a contract that is not there", async () => {
    await world.testClient.setCode({ address: world.addresses.Lens, bytecode: "0x" });
    expect(await failing()).toEqual(expect.arrayContaining(["code of Lens", "Lens.ROUTER"]));
  });

  it.each([
    ["Router", "Issuer", "Lens", ["Router.ISSUER"]],
    ["Treasury", "DealFactory", "Lens", ["Treasury.DEAL_FACTORY"]],
    ["Treasury", "SeniorPositions", "Lens", ["Treasury.POSITIONS"]],
    ["DealFactory", "Deal", "DealDraw", ["DealFactory.DEAL"]],
    // No getter tells these.
    ["Deal", "USDC", "Bills", ["immutables of Deal"]],
    ["DealDraw", "Treasury", "Issuer", ["immutables of DealDraw"]],
    ["DealServicing", "CollateralAuction", "Telemetry", ["immutables of DealServicing"]],
    ["DealLedger", "DealLedger", "DealDraw", ["immutables of DealLedger"]],
    ["GpuTitle", "TitleMetadata", "Lens", ["TitleMetadata of GpuTitle"]],
  ] as const)("notices in the right code of %s, instead of %s, %s", async (contract, right, wrong, differing) => {
    const { [contract]: address, [right]: from, [wrong]: to } = world.addresses;
    const code = await world.publicClient.getCode({ address });
    const relinked = (code ?? "0x").replaceAll(from.slice(2).toLowerCase(), to.slice(2).toLowerCase());
    expect(relinked).not.toBe(code);
    await world.testClient.setCode({ address, bytecode: relinked as Hex });
    expect(await failing()).toEqual(differing);
  });

  const grant = (id: bigint, account: `0x${string}`, delay: number): Hex =>
    encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [id, account, delay] });

  it.each([
    ["a second holder", () => grant(roles.guardian.id, stranger, 0), "holders of guardian"],
    ["a second admin", () => grant(0n, stranger, 0), "holders of admin"],
    ["another delay", () => grant(roles.governor.id, world.accounts.governance.address, 3 * 86_400), "holders of governor"],
    ["a role nobody specified", () => grant(99n, stranger, 0), "holders of role 99"],
    [
      "a holder who lost the role",
      () => encodeFunctionData({ abi: accessManagerAbi, functionName: "revokeRole", args: [roles.treasurer.id, world.accounts.operator.address] }),
      "holders of treasurer",
    ],
    [
      "a function given to another role",
      () =>
        encodeFunctionData({
          abi: accessManagerAbi,
          functionName: "setTargetFunctionRole",
          args: [world.addresses.Issuer, ["0x8456cb59"], roles.treasurer.id],
        }),
      "role of Issuer 0x8456cb59",
    ],
    [
      "another guardian of a role",
      () => encodeFunctionData({ abi: accessManagerAbi, functionName: "setRoleGuardian", args: [roles.governor.id, roles.treasurer.id] }),
      "guardian of governor",
    ],
    [
      "another admin of a role",
      () => encodeFunctionData({ abi: accessManagerAbi, functionName: "setRoleAdmin", args: [roles.guardian.id, roles.treasurer.id] }),
      "admin of guardian",
    ],
    [
      "a closed contract",
      () => encodeFunctionData({ abi: accessManagerAbi, functionName: "setTargetClosed", args: [world.addresses.Treasury, true] }),
      "Treasury closed to its roles",
    ],
  ])("notices %s", async (_what, data, check) => {
    await admin(data());
    expect(await failing()).toEqual([check]);
  });

  it("notices other caps and another target APR", async () => {
    const { Issuer, Treasury } = world.addresses;
    await governed(2 * 86_400, Issuer, encodeFunctionData({ abi: issuerAbi, functionName: "setCaps", args: [5n, 50n] }));
    await governed(2 * 86_400, Treasury, encodeFunctionData({ abi: treasuryAbi, functionName: "setTargetApr", args: [1n] }));
    expect(await failing()).toEqual(["mint caps per block and day, whole USDC", "target APR, basis points"]);
  });

  it("notices who is missing on a roster, and deals that are paused", async () => {
    const { Appraisals, Attestations, DealFactory, GpuTitle } = world.addresses;
    const { appraiser2, auditor, bailee } = world.accounts;
    await act("operator", Appraisals, encodeFunctionData({ abi: appraisalsAbi, functionName: "removeAppraiser", args: [appraiser2.address] }));
    await act("operator", GpuTitle, encodeFunctionData({ abi: gpuTitleAbi, functionName: "removeBailee", args: [bailee.address] }));
    await act("operator", Attestations, encodeFunctionData({ abi: attestationsAbi, functionName: "removeSigner", args: [0, auditor.address] }));
    await act("operator", DealFactory, encodeFunctionData({ abi: dealFactoryAbi, functionName: "pause" }));
    const roster = [`appraiser ${appraiser2.address}`, `bailee ${bailee.address}`, `attesting auditor ${auditor.address}`];
    expect(await failing()).toEqual(["deals paused", ...roster]);
  });

  it("notices a pause and a missing attestor", async () => {
    const { Issuer, Identity } = world.addresses;
    await act("operator", Issuer, encodeFunctionData({ abi: issuerAbi, functionName: "pause" }));
    const { address } = world.accounts.attestor;
    await act("operator", Identity, encodeFunctionData({ abi: identityAbi, functionName: "removeAttestor", args: [address] }));
    expect(await failing()).toEqual(["minting paused", `attestor ${address}`]);
  });

  it("notices seeds that are smaller than specified, and not that others gave more", async () => {
    const { config } = context;
    const more = { ...config, seeds: { surplusUsdc: config.seeds.surplusUsdc + 1n, stakedAid: config.seeds.stakedAid + 1n } };
    expect(await failing({ config: more })).toEqual(["surplus given by the deployer, micro-USDC", "sAID of the dead address, wei"]);
    const less = { ...config, seeds: { surplusUsdc: 1n, stakedAid: 1n } };
    expect(await failing({ config: less })).toEqual([]);
  });

  it("throws with the list, one line for each point", async () => {
    await act("operator", world.addresses.Issuer, encodeFunctionData({ abi: issuerAbi, functionName: "pause" }));
    const checks = await verifyDeployment(context);
    expect(() => requireAll(checks)).toThrow(DeploymentMismatchError);
    expect(() => requireAll(checks)).toThrow(
      "The deployment differs from its specification in 1 points:\n- minting paused: expected false, found true",
    );
  });
});
