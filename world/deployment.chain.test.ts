import { decodeErrorResult, erc20Abi, getAbiItem } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accessManagerAbi, stakedAidAbi, treasuryAbi } from "../abis";
import { contractBuild } from "../contracts/script/lib/build";
import { deadAddress } from "../contracts/script/lib/config";
import { createContracts } from "../contracts/script/lib/create";
import { deployProtocol, verificationOf } from "../contracts/script/lib/deploy-protocol";
import { contractLogs } from "../contracts/script/lib/logs";
import { type CreatedAddresses, predictAddresses } from "../contracts/script/lib/plan";
import { requireReady } from "../contracts/script/lib/preflight";
import { deployContract, sendTransaction } from "../contracts/script/lib/transactions";
import { holds } from "../contracts/script/lib/verify/check";
import { checkTable, requireAll, verifyDeployment } from "../contracts/script/lib/verify/verify-deployment";
import { errorLinks } from "../lib/errors/error-links";
import { revertData } from "../lib/errors/revert-data";
import { chainClients } from "./chain/clients";
import { type RunningChain, startChain } from "./chain/start-chain";
import { devAccounts } from "./chain/accounts";
import { dyingAfter, outsiders, secondDeployment, senderOf } from "./testing/deployments";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "./testing/local-world";

let world: LocalWorld;
let fresh: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  fresh = await world.snapshot();
});
beforeEach(() => world.revert(fresh));
afterAll(() => world.stop());

/** What the seeds did, from the chain alone: events of surplus, shares of the dead address, USDC left. */
async function seedsOf(contracts: CreatedAddresses, fromBlock: bigint) {
  const event = getAbiItem({ abi: treasuryAbi, name: "SurplusAdded" });
  const given = await contractLogs(world.publicClient, contracts.Treasury, event, fromBlock);
  return {
    surplus: given.map(({ args }) => args.usdc),
    deadShares: await world.publicClient.readContract({ address: contracts.StakedAID, abi: stakedAidAbi, functionName: "balanceOf", args: [deadAddress] }),
    usdcLeft: await world.publicClient.readContract({
      address: world.addresses.USDC,
      abi: erc20Abi,
      functionName: "balanceOf",
      args: [outsiders.deployer.address],
    }),
  };
}
const specifiedSeeds = { surplus: [100_000_000n], deadShares: 1_000n * 10n ** 18n, usdcLeft: 0n };

describe("a deployment", () => {
  it("stands as specified, and its deployer keeps no right", async () => {
    const options = await secondDeployment(world);
    const contracts = await deployProtocol(options);
    const checks = await verifyDeployment(verificationOf(options, contracts));
    requireAll(checks);
    expect(checks.length).toBeGreaterThan(160);
    expect(checkTable(checks)).not.toMatch(/FAIL/);
    expect(await seedsOf(contracts, options.start.fromBlock)).toEqual(specifiedSeeds);
    const [isAdmin] = await world.publicClient.readContract({
      address: contracts.AccessManager,
      abi: accessManagerAbi,
      functionName: "hasRole",
      args: [0n, outsiders.deployer.address],
    });
    expect(isAdmin).toBe(false);
  });

  it("run again, sends nothing", async () => {
    const options = await secondDeployment(world);
    const contracts = await deployProtocol(options);
    const nonce = await world.publicClient.getTransactionCount({ address: outsiders.deployer.address });
    expect(await deployProtocol(options)).toEqual(contracts);
    expect(await world.publicClient.getTransactionCount({ address: outsiders.deployer.address })).toBe(nonce);
  });

  it.each([0, 1, 5, 8, 13, 19, 20, 24, 28, 40, 46, 49, 50, 51, 55, 60, 62])("cut off after %i transactions, is completed by the next run", async (count) => {
    const options = await secondDeployment(world);
    await expect(deployProtocol({ ...options, sender: dyingAfter(options.sender, count) })).rejects.toThrow("The process died.");
    const contracts = await deployProtocol(options);
    requireAll(await verifyDeployment(verificationOf(options, contracts)));
    expect(await seedsOf(contracts, options.start.fromBlock)).toEqual(specifiedSeeds);
  });

  it("that only created its contracts fails verification by what is missing", async () => {
    const options = await secondDeployment(world);
    const contracts = await createContracts({ ...options, baseNonce: options.start.baseNonce });
    const failed = (await verifyDeployment(verificationOf(options, contracts))).filter((check) => !holds(check)).map(({ name }) => name);
    expect(failed).toEqual(expect.arrayContaining(["holders of admin", "holders of governor", "surplus given by the deployer, micro-USDC", "sAID of the dead address, wei"]));
    expect(failed.some((name) => name.startsWith("code of") || name.startsWith("Issuer."))).toBe(false);
  });

  it("stops where the deployer's nonce has moved past a missing contract", async () => {
    const options = await secondDeployment(world);
    await sendTransaction(options.sender, { to: outsiders.deployer.address });
    const { baseNonce } = options.start;
    await expect(deployProtocol(options)).rejects.toThrow(
      `AccessManager needs nonce ${baseNonce} of ${outsiders.deployer.address}, which is at ${baseNonce + 1}`,
    );
  });

  it("stops where other code stands at a predicted address", async () => {
    const options = await secondDeployment(world);
    const { Identity } = predictAddresses(outsiders.deployer.address, options.start.baseNonce);
    await world.testClient.setCode({ address: Identity, bytecode: "0x6001" });
    await expect(deployProtocol(options)).rejects.toThrow(`${Identity} holds other code than the build's Identity.`);
  });

  it("does not begin when it could not end: all reasons at once", async () => {
    const options = await secondDeployment(world);
    await expect(requireReady(options.sender, options.config, options.start)).resolves.toBeUndefined();
    const poor = { ...options.config, seeds: { ...options.config.seeds, surplusUsdc: 200_000_000n } };
    await expect(requireReady(options.sender, poor, options.start)).rejects.toThrow(/has 1100 of the 1200 USDC for the seeds/);
    const nowhere = { ...options.config, feed: outsiders.guardian.address, bills: outsiders.treasurer.address };
    await expect(requireReady(options.sender, nowhere, options.start)).rejects.toThrow(/the USDC \/ USD feed: no contract at .*\n- the bills: no contract at/);
  });

  it("names the contract's own reason when a step would fail", async () => {
    const options = await secondDeployment(world);
    await world.testClient.increaseTime({ seconds: 27 * 3_600 });
    await world.testClient.mine({ blocks: 1 });
    await expect(deployProtocol(options)).rejects.toThrow(/First stake of .* would fail: FeedStale\(updatedAt \d+, timestamp \d+\)/);
  });
});

describe("the stand-ins of a local chain", () => {
  let foreign: RunningChain;
  beforeAll(async () => {
    foreign = await startChain({ port: 0, chainId: 4242 });
  });
  afterAll(() => foreign.stop());

  it.each([
    ["LocalSanctionsList", []],
    ["LocalTBillVault", [devAccounts.depositor.address]],
  ] as const)("%s refuses to exist on another chain", async (name, args) => {
    const clients = chainClients(foreign.rpcUrl, 4242);
    const sender = { publicClient: clients.publicClient, wallet: clients.walletOf(devAccounts.operator) };
    const { abi, bytecode } = contractBuild(name);
    const error: unknown = await deployContract(sender, abi, bytecode, args).catch((reason: unknown) => reason);
    const data = revertData(errorLinks(error));
    if (data === undefined) throw new Error("The creation did not revert.", { cause: error });
    expect(decodeErrorResult({ abi, data })).toMatchObject({ errorName: "OnlyOnALocalChain", args: [4242n] });
    await expect(deployContract(senderOf(world, devAccounts.operator), abi, bytecode, name === "LocalTBillVault" ? [world.addresses.USDC] : [])).resolves.toMatch(/^0x/);
  });
});
