import { createClient, custom, parseEther, parseGwei, parseUnits, type EIP1193RequestFn } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityAbi } from "../../../abis";
import { usdcAbi } from "../../../abis/usdc";
import { startLocalWorld, type LocalWorld } from "../../../world/testing/local-world";
import { devAccount } from "../../chain/demo/accounts";
import { createChainAccess } from "../chain";
import { createFaucet } from "./faucet";
import { createSender } from "./send";
import { signVoucher } from "./voucher";

let world: LocalWorld;

beforeAll(async () => {
  world = await startLocalWorld();
});

afterAll(async () => {
  await world.stop();
});

const somebody = () => privateKeyToAddress(generatePrivateKey());
const access = () => createChainAccess(world.chainId, [world.rpcUrl]);

async function holds(address: `0x${string}`) {
  const { publicClient, addresses } = world;
  const [usdc, eth] = await Promise.all([
    publicClient.readContract({ address: addresses.USDC, abi: usdcAbi, functionName: "balanceOf", args: [address] }),
    publicClient.getBalance({ address }),
  ]);
  return { usdc, eth };
}

describe("createFaucet", () => {
  const gift = { usdc: parseUnits("10000", 6), eth: parseEther("1") };

  it("has given 10,000 USDC and 1 ETH when it answers", async () => {
    const account = somebody();
    const { usdcHash, ethHash } = await createFaucet(access().client)(account);
    expect(await holds(account)).toEqual(gift);
    for (const hash of [usdcHash, ethHash]) {
      expect((await world.publicClient.getTransactionReceipt({ hash })).status).toBe("success");
    }
  });

  it("serves many at once", async () => {
    const accounts = Array.from({ length: 8 }, somebody);
    const give = createFaucet(access().client);
    await Promise.all(accounts.map((account) => give(account)));
    expect(await Promise.all(accounts.map(holds))).toEqual(accounts.map(() => gift));
  });

  it("serves two processes that send from the same account", async () => {
    const accounts = Array.from({ length: 6 }, somebody);
    const [one, other] = [createFaucet(access().client), createFaucet(access().client)];
    await Promise.all(accounts.map((account, index) => (index % 2 === 0 ? one : other)(account)));
    expect(await Promise.all(accounts.map(holds))).toEqual(accounts.map(() => gift));
  });

  it("says what the chain refuses", async () => {
    await expect(createFaucet(access().client)(world.addresses.USDC)).rejects.toThrow();
  });
});

describe("createSender", () => {
  const account = () => devAccount(12);
  const gift = (to: `0x${string}`) => [{ to, value: 1n }];

  /** A client that has learnt the next nonce, and uses it only after `meanwhile`. */
  function slowClient(meanwhile: () => Promise<void>) {
    let waited = false;
    const request = (async (call: { method: string; params?: unknown }) => {
      const answer = await (world.publicClient.request as (call: unknown) => Promise<unknown>)(call);
      if (call.method !== "eth_getTransactionCount" || waited) return answer;
      waited = true;
      await meanwhile();
      return answer;
    }) as EIP1193RequestFn;
    return createClient({ chain: world.publicClient.chain, transport: custom({ request }) });
  }

  it("replaces nothing that another process has sent with the same nonce, however fees have moved", async () => {
    const { testClient, publicClient } = world;
    const mineAt = async (baseFee: bigint) => {
      await testClient.setNextBlockBaseFeePerGas({ baseFeePerGas: baseFee });
      await testClient.mine({ blocks: 1 });
    };
    await mineAt(parseGwei("100"));
    let first: `0x${string}`[] = [];
    const slow = slowClient(async () => {
      await mineAt(parseGwei("1"));
      await testClient.setAutomine(false);
      first = await createSender(access().client, account)(gift(somebody()));
    });
    const second = await createSender(slow, account)(gift(somebody()));
    await testClient.mine({ blocks: 1 });
    await testClient.setAutomine(true);
    const receipts = await Promise.all([...first, ...second].map((hash) => publicClient.getTransactionReceipt({ hash })));
    expect(receipts.map(({ status }) => status)).toEqual(["success", "success"]);
  });
});

describe("signVoucher", () => {
  const submit = async (account: `0x${string}`) => {
    const { voucher, signature } = await signVoucher(access().client, account);
    const wallet = world.walletFor("depositor");
    const hash = await wallet.writeContract({
      ...{ address: world.addresses.Identity, abi: identityAbi, functionName: "submit", args: [voucher, signature] },
    });
    return (await world.publicClient.waitForTransactionReceipt({ hash })).status;
  };

  it("signs what the chain accepts, again and again", async () => {
    const account = somebody();
    expect(await submit(account)).toBe("success");
    expect(await submit(account)).toBe("success");
    const identity = { address: world.addresses.Identity, abi: identityAbi, args: [account] } as const;
    expect(await world.publicClient.readContract({ ...identity, functionName: "isVerified" })).toBe(true);
    expect((await world.publicClient.readContract({ ...identity, functionName: "recordOf" })).number).toBe(2n);
  });

  it("counts the year from the chain's time, not from this machine's", async () => {
    await world.advance(3 * 365 * 86_400);
    const { timestamp } = await world.publicClient.getBlock();
    const { voucher } = await signVoucher(access().client, somebody());
    expect(Number(voucher.expiry - timestamp)).toBeGreaterThanOrEqual(365 * 86_400 - 60);
    expect(await submit(somebody())).toBe("success");
  });
});
