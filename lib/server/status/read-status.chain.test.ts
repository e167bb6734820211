import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dealFactoryAbi } from "../../../abis/deal-factory";
import { writeContract } from "../../../contracts/script/lib/transactions";
import { startLocalWorld, type LocalWorld, type SnapshotId } from "../../../world/testing/local-world";
import { createChainAccess } from "../chain";
import { createStatusReader } from "./read-status";

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

const reader = (url = world.rpcUrl) => createStatusReader({ ...createChainAccess(world.chainId, [url]), patienceMs: 2_000 });
const codes = async (read = reader()) => (await read()).reasons.map(({ code }) => code);

describe("createStatusReader", () => {
  it("finds a fresh world in order and names all of it", async () => {
    const block = await world.publicClient.getBlock();
    expect(await reader()()).toEqual({
      chainId: 31337,
      block: { number: Number(block.number), timestamp: Number(block.timestamp) },
      contracts: world.addresses,
      healthy: true,
      reasons: [],
    });
  });

  it("sees that the feed is too old", async () => {
    await world.testClient.increaseTime({ seconds: 27 * 3_600 });
    await world.testClient.mine({ blocks: 1 });
    expect(await codes()).toEqual(["feed-stale"]);
  });

  it("sees that new deals are stopped", async () => {
    const operator = { publicClient: world.publicClient, wallet: world.walletFor("operator") };
    await writeContract(operator, { address: world.addresses.DealFactory, abi: dealFactoryAbi, functionName: "pause" });
    expect(await codes()).toEqual(["deals-paused"]);
  });

  it("names the contracts that are not there, and believes for a minute that all are", async () => {
    const read = reader();
    expect(await codes(read)).toEqual([]);
    await world.testClient.setCode({ address: world.addresses.Router, bytecode: "0x" });
    await world.testClient.setCode({ address: world.addresses.Identity, bytecode: "0x" });
    expect((await reader()()).reasons[0]).toEqual({ code: "contract-missing", contracts: ["Identity", "Router"] });
    expect(await codes(read)).not.toContain("contract-missing");
  });

  it("believes nothing once the figures cannot be read", async () => {
    const read = reader();
    expect(await codes(read)).toEqual([]);
    await world.testClient.setCode({ address: world.addresses.Treasury, bytecode: "0x" });
    expect((await read()).reasons).toEqual([{ code: "contract-missing", contracts: ["Treasury"] }]);
  });

  it("says that the chain makes no blocks, by the chain's own clock", async () => {
    await world.testClient.increaseTime({ seconds: 300 });
    expect(await codes()).toEqual(["chain-stuck"]);
    await world.testClient.mine({ blocks: 1 });
    expect(await codes()).toEqual([]);
  });

  it("names contracts with code that this repository does not build, though all figures can be read", async () => {
    const { AID } = world.addresses;
    const code = (await world.publicClient.getCode({ address: AID })) ?? "0x";
    await world.testClient.setCode({ address: AID, bytecode: `${code}00` });
    expect(await reader()()).toMatchObject({ healthy: false, reasons: [{ code: "code-other", contracts: ["AID"] }] });
  });

  it("says that the figures cannot be read when the Lens reverts", async () => {
    await world.testClient.setCode({ address: world.addresses.Lens, bytecode: "0xfe" });
    const status = await reader()();
    expect(status.reasons).toEqual([{ code: "code-other", contracts: ["Lens"] }, { code: "lens-failed" }]);
    expect(status).toMatchObject({ healthy: false, block: null });
  });

  it("says that the rules cannot be read when the AccessManager reverts", async () => {
    await world.testClient.setCode({ address: world.addresses.AccessManager, bytecode: "0xfe" });
    expect((await reader()()).reasons).toEqual([{ code: "code-other", contracts: ["AccessManager"] }, { code: "rules-failed" }]);
  });

  it("says that the chain cannot be reached, in time", async () => {
    const status = await reader("http://127.0.0.1:1")();
    expect(status).toMatchObject({ healthy: false, block: null, reasons: [{ code: "chain-unreachable" }] });
  });

  it("says that the protocol is on no such chain", async () => {
    const status = await createStatusReader(createChainAccess(5, [world.rpcUrl]))();
    expect(status).toMatchObject({ contracts: {}, healthy: false, reasons: [{ code: "not-deployed" }] });
  });
});
