import { type Address, type Client, decodeFunctionResult, encodeFunctionData, erc20Abi, type Hex, multicall3Abi, numberToHex } from "viem";
import { poolAbi, quoterAbi } from "../../abis/uniswap";
import { usdcAbi } from "../../abis/usdc";
import { addressIn, addressesOf, type DeploymentAddresses, NoMarketError } from "../chain/addresses";
import { isExhausted, movedPrice, poolFee, type PoolPrice, type PoolToken } from "../finance/swap";

/** The AID/USDC pool at one block. */
export type PoolView = {
  readonly blockNumber: bigint;
  /** Unix seconds. */
  readonly timestamp: bigint;
  readonly price: PoolPrice;
  /** Circle has frozen the pool: it can neither pay USDC nor be paid any. */
  readonly frozen: boolean;
};

/** What the pool gives for an amount, and the pool that it was asked in, at one block. */
export type SwapQuote = PoolView & {
  /** In the other token's smallest unit; undefined where the pool has not enough for it. */
  readonly out: bigint | undefined;
};

/** How far amounts move the price: what has to be paid in to move it by a tenth of a per cent, and by one; undefined where nothing can be. */
export type Depth = Readonly<Record<PoolToken, { readonly tenth: bigint | undefined; readonly one: bigint | undefined }>>;

/** The market as a page tells it. Amounts in each token's smallest unit. */
export type MarketView = PoolView & {
  /** What is in the pool, fees that were not collected included. */
  readonly held: Readonly<Record<PoolToken, bigint>>;
  /** USDC for one AID, and AID for one USDC, fee included. */
  readonly one: Readonly<Record<PoolToken, bigint | undefined>>;
  readonly depth: Depth;
};

/** What Uniswap's router may take of an account: left over where a swap was approved and not made. In each token's smallest unit. */
export type SwapAllowances = Readonly<Record<PoolToken, bigint>>;

/** Basis points by which `depth` moves the price. */
export const depthSteps = { tenth: 10n, one: 100n } as const;

const units = { AID: 10n ** 18n, USDC: 10n ** 6n } as const;
/** More than any pool holds of anything. */
const everything = 2n ** 127n;

/** What viem's list of Multicall3 leaves out. */
const blockNumberAbi = [{ type: "function", name: "getBlockNumber", stateMutability: "view", inputs: [], outputs: [{ type: "uint256", name: "blockNumber" }] }] as const;

type Ask = { readonly target: Hex; readonly callData: Hex };

/** Asks everything at one block, in one call. An answer is undefined where the contract reverted. */
async function ask(client: Client, { Multicall3 }: DeploymentAddresses, asks: readonly Ask[], at: Hex | "latest"): Promise<readonly (Hex | undefined)[]> {
  const calls = asks.map((one) => ({ ...one, allowFailure: true }));
  const data = encodeFunctionData({ abi: multicall3Abi, functionName: "aggregate3", args: [calls] });
  const answer = await client.request({ method: "eth_call", params: [{ to: Multicall3, data }, at] });
  const results = decodeFunctionResult({ abi: multicall3Abi, functionName: "aggregate3", data: answer });
  return results.map(({ success, returnData }) => (success ? returnData : undefined));
}

const uint = (answer: Hex | undefined): bigint => (answer === undefined || answer === "0x" ? 0n : BigInt(answer));

function poolAsks(deployment: DeploymentAddresses): readonly Ask[] {
  const { Multicall3, USDC } = deployment;
  const pool = addressIn(deployment, "AidUsdcPool");
  return [
    { target: Multicall3, callData: encodeFunctionData({ abi: blockNumberAbi, functionName: "getBlockNumber" }) },
    { target: Multicall3, callData: encodeFunctionData({ abi: multicall3Abi, functionName: "getCurrentBlockTimestamp" }) },
    { target: pool, callData: encodeFunctionData({ abi: poolAbi, functionName: "slot0" }) },
    { target: USDC, callData: encodeFunctionData({ abi: usdcAbi, functionName: "isBlacklisted", args: [pool] }) },
  ];
}

/** Reads the answers to `poolAsks`. Throws NoMarketError where the pool does not exist or has no price yet. */
function poolView({ AID, USDC }: DeploymentAddresses, [number, time, slot0, frozen]: readonly (Hex | undefined)[]): PoolView {
  if (slot0 === undefined || slot0 === "0x") throw new NoMarketError();
  const [sqrtPriceX96] = decodeFunctionResult({ abi: poolAbi, functionName: "slot0", data: slot0 });
  if (sqrtPriceX96 === 0n) throw new NoMarketError();
  const price = { sqrtPriceX96, aidIsToken0: BigInt(AID) < BigInt(USDC) };
  return { blockNumber: uint(number), timestamp: uint(time), price, frozen: uint(frozen) !== 0n };
}

function tokensFrom({ AID, USDC }: DeploymentAddresses, from: PoolToken) {
  return from === "AID" ? ({ tokenIn: AID, tokenOut: USDC } as const) : ({ tokenIn: USDC, tokenOut: AID } as const);
}

function quoteAsk(deployment: DeploymentAddresses, from: PoolToken, amountIn: bigint): Ask {
  const params = { ...tokensFrom(deployment, from), amountIn, fee: Number(poolFee), sqrtPriceLimitX96: 0n };
  const callData = encodeFunctionData({ abi: quoterAbi, functionName: "quoteExactInputSingle", args: [params] });
  return { target: addressIn(deployment, "Quoter"), callData };
}

/** What is received; undefined where the pool ran out before everything was paid in: it would be taken in part only. */
function quoted(answer: Hex | undefined): bigint | undefined {
  if (answer === undefined || answer === "0x") return undefined;
  const [out, priceAfter] = decodeFunctionResult({ abi: quoterAbi, functionName: "quoteExactInputSingle", data: answer });
  return isExhausted(priceAfter) ? undefined : out;
}

/**
 * Asks the pool what it gives for `amount` of `from`, at the newest block (QuoterV2). Throws NoMarketError, NotDeployedError,
 * or viem's error when the chain does not answer.
 */
export async function readQuote(client: Client, chainId: number, { from, amount }: { from: PoolToken; amount: bigint }): Promise<SwapQuote> {
  const deployment = addressesOf(chainId);
  const answers = await ask(client, deployment, [...poolAsks(deployment), quoteAsk(deployment, from, amount)], "latest");
  return { ...poolView(deployment, answers), out: quoted(answers.at(-1)) };
}

/** What has to be paid in until the price arrives at the limit: everything is asked for, and the quoter stops there. */
function depthAsk(deployment: DeploymentAddresses, from: PoolToken, sqrtPriceLimitX96: bigint): Ask {
  const params = { ...tokensFrom(deployment, from), amount: everything, fee: Number(poolFee), sqrtPriceLimitX96 };
  const callData = encodeFunctionData({ abi: quoterAbi, functionName: "quoteExactOutputSingle", args: [params] });
  return { target: addressIn(deployment, "Quoter"), callData };
}

function paidIn(answer: Hex | undefined): bigint | undefined {
  if (answer === undefined || answer === "0x") return undefined;
  return decodeFunctionResult({ abi: quoterAbi, functionName: "quoteExactOutputSingle", data: answer })[0];
}

/** Reads the market at one block, in two calls: how far amounts move the price is asked by the price. Throws as readQuote does. */
export async function readMarket(client: Client, chainId: number): Promise<MarketView> {
  const deployment = addressesOf(chainId);
  const pool = addressIn(deployment, "AidUsdcPool");
  const balanceAsk = (token: PoolToken): Ask => ({
    target: deployment[token],
    callData: encodeFunctionData({ abi: usdcAbi, functionName: "balanceOf", args: [pool] }),
  });
  const unitAsk = (from: PoolToken) => quoteAsk(deployment, from, units[from]);
  const first = [...poolAsks(deployment), balanceAsk("AID"), balanceAsk("USDC"), unitAsk("AID"), unitAsk("USDC")];
  const answers = await ask(client, deployment, first, "latest");
  const view = poolView(deployment, answers);
  const [aid, usdc, sold, bought] = answers.slice(-4);

  const limit = (from: PoolToken, bps: bigint) => depthAsk(deployment, from, movedPrice(view.price, from, bps));
  const { tenth, one } = depthSteps;
  const limits = [limit("AID", tenth), limit("AID", one), limit("USDC", tenth), limit("USDC", one)];
  const depths = await ask(client, deployment, limits, numberToHex(view.blockNumber));
  const [aidTenth, aidOne, usdcTenth, usdcOne] = depths.map(paidIn);
  return {
    ...view,
    held: { AID: uint(aid), USDC: uint(usdc) },
    one: { AID: quoted(sold), USDC: quoted(bought) },
    depth: { AID: { tenth: aidTenth, one: aidOne }, USDC: { tenth: usdcTenth, one: usdcOne } },
  };
}

/** Reads what Uniswap's router may take of an account, at the newest block. Throws NoMarketError, or as readQuote does. */
export async function readSwapAllowances(client: Client, chainId: number, account: Address): Promise<SwapAllowances> {
  const deployment = addressesOf(chainId);
  const { AID, USDC } = deployment;
  const callData = encodeFunctionData({ abi: erc20Abi, functionName: "allowance", args: [account, addressIn(deployment, "SwapRouter")] });
  const [aid, usdc] = await ask(client, deployment, [AID, USDC].map((target) => ({ target, callData })), "latest");
  return { AID: uint(aid), USDC: uint(usdc) };
}
