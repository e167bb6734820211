import { type Address, erc20Abi, parseUnits } from "viem";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { issuerAbi } from "../../abis";
import { maturity, requestAs, stakeAs, tellStaked } from "../../world/testing/leaving";
import { startLocalWorld, type LocalWorld } from "../../world/testing/local-world";

let world: LocalWorld;
const blockSeconds = 2_400;

beforeAll(async () => {
  world = await startLocalWorld();
  vi.stubEnv("RPC_URLS", world.rpcUrl);
});

afterAll(async () => {
  await world.stop();
});

async function mintAid(to: Address) {
  const { USDC, Issuer } = world.addresses;
  const wallet = world.walletFor("depositor");
  const approved = await wallet.writeContract({ address: USDC, abi: erc20Abi, functionName: "approve", args: [Issuer, parseUnits("50", 6)] });
  await world.publicClient.waitForTransactionReceipt({ hash: approved });
  const minted = await wallet.writeContract({ address: Issuer, abi: issuerAbi, functionName: "mint", args: [parseUnits("50", 6), to] });
  await world.publicClient.waitForTransactionReceipt({ hash: minted });
}

async function storyOf(id: bigint) {
  const { getTicket, getTicketStory } = await import("./ticket");
  const { number, timestamp } = await world.publicClient.getBlock();
  return getTicketStory({ id, ticket: (await getTicket(id)).last, head: { number, timestamp }, blocks: undefined, asking: "me" });
}

it("tells the whole life of a ticket that waited its seven days, also after its end", async () => {
  const { depositor } = world.accounts;
  await mintAid(depositor.address);
  const id = await requestAs(world, depositor, await stakeAs(world, depositor, parseUnits("50", 18)));
  const requestedIn = await world.publicClient.getBlockNumber();
  await world.testClient.mine({ blocks: maturity / blockSeconds, interval: blockSeconds });
  await tellStaked(world, depositor, "process", [1n]);

  const held = await storyOf(id);
  expect(held.picture).toMatch(/^data:image\/svg/);
  expect(held.history?.events.map(({ kind, block }) => [kind, block])).toEqual([
    ["served", await world.publicClient.getBlockNumber()],
    ["requested", requestedIn],
  ]);
  expect(held.history).toMatchObject({ gap: undefined, whole: true });

  await tellStaked(world, depositor, "claim", [id, depositor.address]);
  const ended = await storyOf(id);
  expect(ended.picture).toBeUndefined();
  expect(ended.history?.events.map(({ kind }) => kind)).toEqual(["claimed", "served", "requested"]);
  expect(ended.history).toMatchObject({ gap: undefined, whole: true, span: { to: await world.publicClient.getBlockNumber() } });
});

it("asks for nothing of a number that was not given out", async () => {
  const { chainAccess } = await import("./chain");
  const request = vi.spyOn(chainAccess().pool, "request");
  const { getTicket } = await import("./ticket");
  const { last } = await getTicket(999n);
  expect(last?.maturesAt).toBe(0n);
  request.mockClear();
  expect(await storyOf(999n)).toEqual({ picture: undefined, history: undefined });
  expect(request.mock.calls.map(([{ method }]) => method)).not.toContain("eth_getLogs");
  request.mockRestore();
});
