import { type Address, erc20Abi, type Hash, parseUnits } from "viem";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { issuerAbi, routerAbi, stakedAidAbi } from "../../abis";
import { startLocalWorld, type LocalWorld } from "../../world/testing/local-world";
import { addressIn } from "../chain/addresses";
import { allowancesOf } from "../portfolio/allowances";
import { entriesOf } from "../portfolio/entries";
import { noPermit } from "../tx/calls";

let world: LocalWorld;

beforeAll(async () => {
  world = await startLocalWorld();
  vi.stubEnv("RPC_URLS", world.rpcUrl);
});

afterAll(async () => {
  await world.stop();
});

const usdc = (text: string) => parseUnits(text, 6);
const aid = (text: string) => parseUnits(text, 18);
const done = async (hash: Promise<Hash>) => world.publicClient.waitForTransactionReceipt({ hash: await hash });

function approve(spender: Address, value: bigint) {
  const { USDC } = world.addresses;
  return done(world.walletFor("depositor").writeContract({ address: USDC, abi: erc20Abi, functionName: "approve", args: [spender, value] }));
}

/** Asked of each token itself. */
async function balancesAt(blockNumber: bigint): Promise<readonly bigint[]> {
  const { addresses, accounts, publicClient } = world;
  const call = { abi: erc20Abi, functionName: "balanceOf", args: [accounts.depositor.address], blockNumber } as const;
  return Promise.all([addresses.USDC, addresses.AID, addresses.StakedAID].map((address) => publicClient.readContract({ address, ...call })));
}

describe("getActivity", () => {
  it("tells of real logs what an account did, and every change of its balances", async () => {
    const { getActivity } = await import("./activity");
    const { addresses, accounts, publicClient } = world;
    const { USDC, AID, Issuer, Router } = addresses;
    const { address: me } = accounts.depositor;
    const stranger = accounts.borrower.address;
    const wallet = world.walletFor("depositor");
    const since = await publicClient.getBlockNumber();

    await approve(Issuer, usdc("60"));
    await done(wallet.writeContract({ address: Issuer, abi: issuerAbi, functionName: "mint", args: [usdc("50"), me] }));
    await approve(Router, usdc("20"));
    await done(wallet.writeContract({ address: Router, abi: routerAbi, functionName: "mintAndStake", args: [usdc("20"), me, 1n, noPermit] }));
    await done(wallet.writeContract({ address: AID, abi: erc20Abi, functionName: "transfer", args: [stranger, aid("7")] }));
    // Of nothing, in its name: anybody can do that.
    await done(world.walletFor("operator").writeContract({ address: USDC, abi: erc20Abi, functionName: "transferFrom", args: [me, stranger, 0n] }));
    await approve(Issuer, 0n);

    const head = await publicClient.getBlockNumber();
    const activity = await getActivity({ account: me, head, client: "me" });
    expect(activity).toMatchObject({ from: 0n, to: head, complete: true });
    const entries = entriesOf(activity?.events ?? []).filter(({ block }) => block > since);
    expect(entries.map(({ titles }) => titles)).toEqual([["disallowed"], ["sent"], ["staked"], ["allowed"], ["minted"], ["allowed"]]);
    expect(entries[0]?.allowances).toEqual([{ token: "USDC", spender: Issuer, raw: 0n }]);
    const { timestamp } = await publicClient.getBlock({ blockNumber: head });
    expect(entries[0]?.timestamp).toBe(Number(timestamp));

    const [before, after] = [await balancesAt(since), await balancesAt(head)];
    const changes = entries.flatMap((entry) => entry.changes);
    const sumOf = (token: string) => changes.filter((change) => change.token === token).reduce((sum, { raw }) => sum + raw, 0n);
    expect(["USDC", "AID", "sAID"].map(sumOf)).toEqual(after.map((balance, index) => balance - (before[index] ?? 0n)));
  });

  it("says nothing instead of waiting or failing", async () => {
    const { getActivity } = await import("./activity");
    const { chainAccess } = await import("./chain");
    const request = vi.spyOn(chainAccess().pool, "request").mockResolvedValue({ ok: false, error: { code: -32603, message: "down" } });
    expect(await getActivity({ account: world.accounts.depositor.address, head: 10n, client: "other" })).toBeUndefined();
    request.mockRestore();
  });

  it("asks the chain no more for a client that looks at one account after the other", async () => {
    const { getActivity } = await import("./activity");
    const { chainAccess } = await import("./chain");
    const request = vi.spyOn(chainAccess().pool, "request").mockResolvedValue({ ok: true, result: [] });
    const look = (client: string) => getActivity({ account: world.accounts.borrower.address, head: 10n, client });
    const found = await Promise.all(Array.from({ length: 60 }, () => look("greedy")));
    expect(found.filter((activity) => activity !== undefined).length).toBeLessThanOrEqual(25);
    expect(await look("patient")).toBeDefined();
    request.mockRestore();
  });
});

it("shows what each contract answers when it is asked itself, as the page tells to do", async () => {
  const { getAccount } = await import("./account");
  const { getSwapAllowances } = await import("./swap-allowances");
  const { addresses, accounts, publicClient } = world;
  const { address: me } = accounts.depositor;
  await approve(addresses.Router, usdc("3"));
  await approve(addressIn(addresses, "SwapRouter"), usdc("7"));
  const [{ last: view }, { last: swap }] = await Promise.all([getAccount(me), getSwapAllowances(me)]);
  if (view === undefined) throw new Error("The chain was not read.");
  const { blockNumber } = view;
  expect([view.usdc, view.aid, view.shares]).toEqual(await balancesAt(blockNumber));
  expect(view.stakedAssets).toBe(
    await publicClient.readContract({ address: addresses.StakedAID, abi: stakedAidAbi, functionName: "convertToAssets", args: [view.shares], blockNumber }),
  );
  const told = allowancesOf(view, swap);
  const asked = await Promise.all(
    told.map(({ token, spender }) =>
      publicClient.readContract({ address: addresses[token], abi: erc20Abi, functionName: "allowance", args: [me, addressIn(addresses, spender)], blockNumber }),
    ),
  );
  expect(told.map(({ raw }) => raw)).toEqual(asked);
  expect(asked).toEqual(expect.arrayContaining([usdc("3"), usdc("7")]));
});
