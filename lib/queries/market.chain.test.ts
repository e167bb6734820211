import { erc20Abi, type Hash, parseAbi, parseUnits } from "viem";
import { describe, expect, it } from "vitest";
import { swapRouterAbi } from "../../abis";
import { mintUsdc } from "../../world/external/usdc-mint";
import { chainClients } from "../../world/chain/clients";
import { addressIn, NoMarketError } from "../chain/addresses";
import { classify } from "../errors/classify";
import { movedPrice, one, poolFee, poolPrice, type PoolToken } from "../finance";
import { swap } from "../tx/flows/swap";
import { encodeCall, noPermit } from "../tx/calls";
import { useWorld } from "../tx/testing/use-world";
import { readMarket, readQuote, readSwapAllowances } from "./market";

const world = useWorld(8624);
const aid = (units: string) => parseUnits(units, 18);
const usdc = (units: string) => parseUnits(units, 6);
const never = 2n ** 40n;

const me = () => world().accounts.verifiedRedeemer.address;
const quote = (from: PoolToken, amount: bigint) => readQuote(world().publicClient, world().chainId, { from, amount });
const market = () => readMarket(world().publicClient, world().chainId);

const held = (token: PoolToken) =>
  world().publicClient.readContract({ address: world().addresses[token], abi: erc20Abi, functionName: "balanceOf", args: [me()] });

async function allow(token: PoolToken, amount: bigint): Promise<void> {
  const args = [addressIn(world().addresses, "SwapRouter"), amount] as const;
  const hash = await world().walletFor("verifiedRedeemer").writeContract({ address: world().addresses[token], abi: erc20Abi, functionName: "approve", args });
  await world().publicClient.waitForTransactionReceipt({ hash });
}

/** The call that the flow makes. */
function callOf(from: PoolToken, amountRaw: bigint, leastRaw = 1n, deadline = never) {
  const where = { chainId: world().chainId, account: me(), addresses: world().addresses };
  const [route] = swap.routes({ from, amountRaw, quotedRaw: leastRaw, leastRaw, deadline }, where);
  if (route === undefined) throw new Error("The flow has no route.");
  return route.call(noPermit);
}

async function send(call: ReturnType<typeof callOf>): Promise<void> {
  const hash = await world().walletFor("verifiedRedeemer").sendTransaction(call);
  const { status } = await world().publicClient.waitForTransactionReceipt({ hash });
  expect(status).toBe("success");
}

async function refusal(call: ReturnType<typeof callOf>): Promise<string> {
  const outcome: unknown = await world().publicClient.call({ ...call, account: me() }).catch((error: unknown) => error);
  return classify(outcome).code;
}

async function usdcControl(functionName: "pause" | "blacklist", ...args: readonly `0x${string}`[]): Promise<void> {
  const abi = parseAbi(["function pause()", "function blacklist(address account)"]);
  const request = { address: world().addresses.USDC, abi, functionName, args } as never;
  const hash = await world().walletFor("usdcMinter").writeContract(request);
  await world().publicClient.waitForTransactionReceipt({ hash });
}

describe("the pool's answer", () => {
  it.each([
    ["AID", "USDC", aid("750.000000000000000001")],
    ["USDC", "AID", usdc("812.345678")],
  ] as const)("is what a swap from %s really pays, to the last digit", async (from, to, amount) => {
    const { out = 0n } = await quote(from, amount);
    expect(out).toBeGreaterThan(0n);
    const before = await Promise.all([held(from), held(to)]);
    await allow(from, amount);
    await send(callOf(from, amount, out));
    expect(await Promise.all([held(from), held(to)])).toEqual([before[0] - amount, before[1] + out]);
  });

  it("is none for more than is in the pool, and for a pool that is frozen it says so", async () => {
    expect((await quote("AID", aid("10000000"))).out).toBeUndefined();
    expect((await quote("USDC", usdc("10000000"))).out).toBeUndefined();
    expect((await quote("AID", 1n)).out).toBe(0n);
    expect((await quote("AID", aid("1"))).frozen).toBe(false);
    await usdcControl("blacklist", addressIn(world().addresses, "AidUsdcPool"));
    expect((await quote("AID", aid("1"))).frozen).toBe(true);
  });

  it("comes from the newest block", async () => {
    const { number, timestamp } = await world().publicClient.getBlock();
    expect(await quote("USDC", 1n)).toMatchObject({ blockNumber: number, timestamp });
  });

  it("tells a pool that is not there", async () => {
    await world().testClient.setCode({ address: addressIn(world().addresses, "AidUsdcPool"), bytecode: "0x" });
    await expect(quote("AID", 1n)).rejects.toThrow(NoMarketError);
    await expect(market()).rejects.toThrow(NoMarketError);
  });
});

describe("the market's figures", () => {
  it("are a price of one for one, and what was put in", async () => {
    const view = await market();
    const off = poolPrice(view.price) - one;
    expect(off < 0n ? -off : off).toBeLessThan(one / 10_000n);
    expect(view.held.AID / aid("1")).toBeGreaterThan(98_000n);
    expect(view.held.USDC / usdc("1")).toBeGreaterThan(98_000n);
    expect(view.one).toEqual({ AID: (await quote("AID", aid("1"))).out, USDC: (await quote("USDC", usdc("1"))).out });
    expect(view.frozen).toBe(false);
  });

  it.each([
    ["AID", "tenth", one - one / 1_000n],
    ["USDC", "tenth", one + one / 1_000n],
    ["USDC", "one", one + one / 100n],
  ] as const)("say how much %s moves the price by a %s", async (from, step, part) => {
    const before = await market();
    const amount = before.depth[from][step] ?? 0n;
    if (from === "USDC") await mintUsdc(chainClients(world().rpcUrl), world().addresses.USDC, me(), amount);
    else await give(amount);
    await allow(from, amount);
    await send(callOf(from, amount));
    const expected = (poolPrice(before.price) * part) / one;
    const off = poolPrice((await market()).price) - expected;
    expect(off < 0n ? -off : off).toBeLessThan(one / 10n ** 7n);
  });
});

/** AID beyond the account's own, minted with new USDC. */
async function give(amount: bigint): Promise<void> {
  const needed = amount / 10n ** 12n + 1n;
  await mintUsdc(chainClients(world().rpcUrl), world().addresses.USDC, me(), needed);
  await turnIntoAid(needed);
}

async function turnIntoAid(amount: bigint): Promise<void> {
  const { USDC, Issuer } = world().addresses;
  const wallet = world().walletFor("verifiedRedeemer");
  const abi = parseAbi(["function mint(uint256 usdc, address receiver) returns (uint256)"]);
  const mined = async (hash: Promise<Hash>) => world().publicClient.waitForTransactionReceipt({ hash: await hash });
  await mined(wallet.writeContract({ address: USDC, abi: erc20Abi, functionName: "approve", args: [Issuer, amount] }));
  await mined(wallet.writeContract({ address: Issuer, abi, functionName: "mint", args: [amount, me()] }));
}

it("tells what the router may take until a swap has taken it, of an account and of nobody else", async () => {
  const allowances = () => readSwapAllowances(world().publicClient, world().chainId, me());
  expect(await allowances()).toEqual({ AID: 0n, USDC: 0n });
  await allow("AID", aid("7.5"));
  await allow("USDC", usdc("3"));
  expect(await allowances()).toEqual({ AID: aid("7.5"), USDC: usdc("3") });
  expect(await readSwapAllowances(world().publicClient, world().chainId, world().accounts.depositor.address)).toEqual({ AID: 0n, USDC: 0n });
  await send(callOf("AID", aid("7.5")));
  expect(await allowances()).toEqual({ AID: 0n, USDC: usdc("3") });
});

describe("a swap that cannot be", () => {
  it("is refused with a reason that has a sentence, and moves nothing", async () => {
    const before = await Promise.all([held("AID"), held("USDC")]);
    const { out = 0n, timestamp } = await quote("AID", aid("100"));
    expect(await refusal(callOf("AID", aid("100")))).toBe("swap-token");
    await allow("AID", aid("100"));
    expect(await refusal(callOf("AID", aid("100"), out + 1n))).toBe("swap-price");
    expect(await refusal(callOf("AID", aid("100"), out, timestamp - 1n))).toBe("swap-deadline");
    await usdcControl("pause");
    expect(await refusal(callOf("AID", aid("100"), out))).toBe("swap-token");
    expect(await Promise.all([held("AID"), held("USDC")])).toEqual(before);
  });

  it("is refused by a pool that was emptied on that side: it runs out of gas on the way to more", async () => {
    const amount = usdc("1000000");
    await mintUsdc(chainClients(world().rpcUrl), world().addresses.USDC, me(), amount);
    await allow("USDC", amount);
    const { price } = await quote("USDC", 1n);
    await swapUpTo(movedPrice(price, "USDC", 2_000n), amount);
    expect(await refusal(callOf("USDC", usdc("1")))).toBe("revert-empty");
    expect((await quote("USDC", usdc("1"))).out).toBeUndefined();
  });
});

/** Swaps USDC until the price has risen to a limit, beyond everything that was put in. */
async function swapUpTo(sqrtPriceLimitX96: bigint, amountIn: bigint): Promise<void> {
  const { USDC, AID } = world().addresses;
  const order = { tokenIn: USDC, tokenOut: AID, fee: Number(poolFee), recipient: me(), amountIn, amountOutMinimum: 0n, sqrtPriceLimitX96 };
  await send(encodeCall({ to: addressIn(world().addresses, "SwapRouter"), abi: swapRouterAbi, functionName: "exactInputSingle", args: [order] }));
}
