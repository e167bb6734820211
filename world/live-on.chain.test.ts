import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { devAccounts } from "./chain/accounts";
import { type ChainClients, chainClients } from "./chain/clients";
import { type Living, liveOn } from "./live-on";
import { startStage, type StartedStage } from "./stage/start-stage";
import { planOf } from "./story";

const day = 86_400;
const machineNow = (): number => Math.floor(Date.now() / 1_000);
let started: StartedStage;
let living: Living;
let clients: ChainClients;

/** A past of nothing but the deployment, the day before yesterday. */
beforeAll(async () => {
  const plan = planOf("tiny", { seed: 1, end: machineNow() });
  started = await startStage({ port: 0, timestamp: machineNow() - 2 * day });
  clients = chainClients(started.chain.rpcUrl);
  living = await liveOn({ clients, addresses: started.stage.addresses, plan, pace: 600, log: () => undefined });
}, 60_000);
afterAll(async () => {
  await living.stop();
  await started.chain.stop();
});

const head = async () => clients.publicClient.getBlock();

describe("living on", () => {
  it("begins now, mines what comes at once, and goes on by itself at its pace", async () => {
    const first = await head();
    expect(Number(first.timestamp)).toBeGreaterThanOrEqual(machineNow() - 5);
    const sent = clients.walletOf(devAccounts.depositor).sendTransactionSync({ to: devAccounts.borrower.address, value: 1n });
    expect((await sent).status).toBe("success");
    await expect.poll(async () => Number((await head()).timestamp), { timeout: 20_000 }).toBeGreaterThan(Number(first.timestamp) + 1_000);
  });

  it("has the people of the story act at their moments", async () => {
    const of = () => clients.publicClient.getTransactionCount({ address: devAccounts.oracle2.address });
    const before = await of();
    // A day has a moment for the oracles' answers; at this pace one comes every two and a half minutes, a jump brings it now.
    await clients.testClient.increaseTime({ seconds: day });
    await expect.poll(of, { timeout: 30_000 }).toBeGreaterThan(before);
  });
});
