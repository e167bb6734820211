import { type Abi, type AbiFunction, toHex } from "viem";
import { formatAbiItem } from "viem/utils";
import { expect, it } from "vitest";
import { poolAbi, poolEventsAbi, positionEventsAbi, quoterAbi, swapRevertTexts, swapRouterAbi } from "../../abis";
import { packageArtifact } from "./package-file";

const routers = "@uniswap/swap-router-contracts";
const pool = packageArtifact("@uniswap/v3-core", "artifacts/contracts/UniswapV3Pool.sol/UniswapV3Pool.json");
const router = packageArtifact(routers, "artifacts/contracts/SwapRouter02.sol/SwapRouter02.json");
const quoter = packageArtifact(routers, "artifacts/contracts/lens/QuoterV2.sol/QuoterV2.json");

const manager = packageArtifact("@uniswap/v3-periphery", "artifacts/contracts/NonfungiblePositionManager.sol/NonfungiblePositionManager.json");

const text = (item: AbiFunction) => `${formatAbiItem(item, { includeName: true })} ${item.stateMutability} → ${item.outputs.map(({ type }) => type).join()}`;
const functionsOf = (abi: Abi) => abi.filter((item): item is AbiFunction => item.type === "function").map(text);

it.each([
  ["the pool", poolAbi, pool.abi],
  ["the router", swapRouterAbi, router.abi],
  ["the quoter", quoterAbi, quoter.abi],
])("knows %s as Uniswap built it", (_name, ours, theirs) => {
  expect(functionsOf(theirs)).toEqual(expect.arrayContaining(functionsOf(ours)));
});

it.each([
  ["pool", poolEventsAbi, pool.abi],
  ["manager of positions", positionEventsAbi, manager.abi],
])("knows what the %s reports", (_name, ours, theirs) => {
  const events = (abi: Abi) => abi.filter((item) => item.type === "event").map((item) => formatAbiItem(item, { includeName: true }));
  expect(events(ours)).toHaveLength(4);
  expect(events(theirs)).toEqual(expect.arrayContaining(events(ours)));
  const indexed = (abi: Abi) => abi.flatMap((item) => (item.type === "event" ? item.inputs.map(({ name, indexed }) => `${item.name}.${String(name)} ${String(indexed)}`) : []));
  expect(indexed(theirs)).toEqual(expect.arrayContaining(indexed(ours)));
});

it("knows the router's texts to the letter", () => {
  // Shorter ones are not written out in the code: a chain's own answers prove those (lib/errors/swap-errors.chain.test.ts).
  const long = swapRevertTexts.filter((text) => text.includes(" "));
  expect(long).toHaveLength(2);
  for (const text of long) expect(router.bytecode.includes(toHex(text).slice(2)), text).toBe(true);
});
