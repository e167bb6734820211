import { type Abi, createPublicClient, erc20Abi, type Hex, http } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issuerAbi, routerAbi, stakedAidAbi, usdcAbi } from "../../abis";
import type { DevRole } from "../../world/chain/accounts";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import { classify } from "./classify";
import { replay } from "./replay";

type Call = { address: Hex; abi: Abi; functionName: string; args?: readonly unknown[] };

const usdc = 1_000_000n;
const aid = 10n ** 18n;
const infinite = 2n ** 256n - 1n;
const noPermit = { value: usdc, deadline: 1n, v: 27, r: `0x${"11".repeat(32)}`, s: `0x${"11".repeat(32)}` } as const;

let world: LocalWorld;
beforeAll(async () => {
  world = await startLocalWorld();
});
afterAll(() => world.stop());

const me = (role: DevRole) => world.accounts[role].address;
const issuer = (functionName: string, ...args: unknown[]): Call => ({ address: world.addresses.Issuer, abi: issuerAbi, functionName, args });
const staked = (functionName: string, ...args: unknown[]): Call => ({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName, args });

/** What a simulation of the call throws, classified. */
async function refusal(role: DevRole, call: Call) {
  const outcome: unknown = await world.publicClient.simulateContract({ ...call, account: world.accounts[role] }).catch((error: unknown) => error);
  return classify(outcome);
}

async function mined(role: DevRole, call: Call, gas = 1_000_000n) {
  const hash = await world.walletFor(role).writeContract({ ...call, gas });
  return world.publicClient.waitForTransactionReceipt({ hash });
}

const approve = (token: "USDC" | "AID", spender: "Issuer" | "StakedAID"): Call => ({
  address: world.addresses[token],
  abi: erc20Abi,
  functionName: "approve",
  args: [world.addresses[spender], infinite],
});

describe("a real node's refusals", () => {
  it("of USDC are told apart by text", async () => {
    expect(await refusal("depositor", issuer("mint", usdc, me("depositor")))).toMatchObject({ kind: "contract", code: "usdc-allowance", retry: true });
    await mined("depositor", approve("USDC", "Issuer"));
    expect(await refusal("depositor", issuer("mint", 100_000n * usdc, me("depositor")))).toMatchObject({ code: "usdc-balance" });
    const permit = { address: world.addresses.USDC, abi: usdcAbi, functionName: "permit", args: [me("depositor"), me("operator"), 1n, 1n, 27, noPermit.r, noPermit.s] } as const;
    expect(await refusal("depositor", permit)).toMatchObject({ code: "usdc-permit-expired" });
    expect(await refusal("depositor", { ...permit, args: [me("depositor"), me("operator"), 1n, infinite, 27, noPermit.r, noPermit.s] })).toMatchObject({ kind: "contract" });
  });

  it("of our contracts carry their values", async () => {
    expect(await refusal("depositor", issuer("mint", 0n, me("depositor")))).toMatchObject({ code: "ZeroAmount" });
    expect(await refusal("depositor", issuer("mint", 2_000_000n * usdc, me("depositor")))).toMatchObject({ code: "BlockCapExceeded", values: { usdc: 2_000_000n * usdc }, retry: true });
    expect(await refusal("depositor", issuer("redeem", aid, me("depositor")))).toMatchObject({ code: "NotVerified", values: { account: me("depositor") } });
    expect(await refusal("depositor", issuer("pause"))).toMatchObject({ code: "AccessManagedUnauthorized", values: { caller: me("depositor") } });
    expect(await refusal("depositor", staked("withdraw", 1n, me("depositor"), me("depositor")))).toMatchObject({ code: "ERC4626ExceededMaxWithdraw", values: { max: 0n } });
    expect(await refusal("verifiedRedeemer", staked("deposit", aid, me("verifiedRedeemer")))).toMatchObject({ code: "ERC20InsufficientAllowance", values: { allowance: 0n, needed: aid } });
    const router = { address: world.addresses.Router, abi: routerAbi, functionName: "mint", args: [usdc, me("depositor"), noPermit] } as const;
    expect(await refusal("depositor", router)).toMatchObject({ code: "PermitExpired", values: { deadline: 1n } });
  });

  it("of a stale feed close minting", async () => {
    const before = await world.snapshot();
    await world.testClient.increaseTime({ seconds: 27 * 3_600 });
    await world.testClient.mine({ blocks: 1 });
    expect(await refusal("depositor", issuer("mint", usdc, me("depositor")))).toMatchObject({ code: "FeedStale", retry: true });
    await world.revert(before);
  });

  it("before a transaction is sent are told by type", async () => {
    const wallet = world.walletFor("depositor");
    const send = (options: object) => wallet.sendTransaction({ to: me("operator"), ...options }).catch((error: unknown) => error);
    expect(classify(await send({ nonce: 0 }))).toMatchObject({ kind: "rpc", code: "nonce-used" });
    expect(classify(await send({ maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }))).toMatchObject({ kind: "rpc", code: "fee-too-low" });
    const poor = privateKeyToAccount(generatePrivateKey());
    expect(classify(await send({ account: poor, value: 1n }))).toMatchObject({ kind: "insufficient-gas", code: "insufficient-gas" });
  });

  it("of an address without a contract say so", async () => {
    expect(await refusal("depositor", { ...issuer("mint", usdc, me("depositor")), address: me("borrower") })).toMatchObject({ kind: "contract", code: "no-contract" });
  });
});

describe("a mined failure", () => {
  it("is replayed to its reason", async () => {
    const receipt = await mined("depositor", issuer("redeem", aid, me("depositor")));
    expect(receipt.status).toBe("reverted");
    expect(await replay({ client: world.publicClient, receipt })).toMatchObject({ code: "NotVerified", values: { account: me("depositor") } });
  });

  it("without a reason ran out of gas", async () => {
    const receipt = await mined("depositor", issuer("mint", usdc, me("depositor")), 60_000n);
    expect(receipt.status).toBe("reverted");
    expect(await replay({ client: world.publicClient, receipt })).toMatchObject({ kind: "contract", code: "out-of-gas", retry: true });
  });
});

it("a node that is not there is unreachable", async () => {
  const client = createPublicClient({ transport: http("http://127.0.0.1:9", { retryCount: 0 }) });
  const outcome: unknown = await client.getBlockNumber().catch((error: unknown) => error);
  expect(classify(outcome)).toMatchObject({ kind: "rpc", code: "unreachable" });
});
