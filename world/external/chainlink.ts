import { type Address, getAddress, parseAbi, zeroAddress } from "viem";
import { deployContract, type Sender, writeContract } from "../../contracts/script/lib/transactions";
import { fluxArtifacts } from "./flux-artifacts";

export const feedDecimals = 8;
/** One dollar as the feed writes it. */
export const oneDollar = 10n ** BigInt(feedDecimals);

const minSubmissions = 2;
/** Seconds after which an unanswered round may be skipped. */
const roundTimeout = 300;
const lowestAnswer = 1n;
const highestAnswer = 1_000n * oneDollar;

export const feedAbi = parseAbi([
  "function aggregator() view returns (address)",
  "function decimals() view returns (uint8)",
  "function latestRound() view returns (uint256)",
  "function description() view returns (string)",
  "function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)",
]);

export const aggregatorAbi = parseAbi([
  "function submit(uint256 roundId, int256 submission)",
  "function oracleRoundState(address oracle, uint32 queriedRoundId) view returns (bool eligibleToSubmit, uint32 roundId, int256 latestSubmission, uint64 startedAt, uint64 timeout, uint128 availableFunds, uint8 oracleCount, uint128 paymentAmount)",
  "function getOracles() view returns (address[])",
]);

/**
 * Deploys Chainlink's aggregator for USDC / USD and the proxy that consumers read. Rounds need two of the three
 * oracles; no oracle waits between rounds, and none is paid, so no LINK is needed.
 */
export async function deployUsdcUsdFeed(owner: Sender, oracles: readonly Address[]): Promise<Address> {
  const { FluxAggregator, EACAggregatorProxy } = fluxArtifacts();
  const constructorArgs = [zeroAddress, 0n, roundTimeout, zeroAddress, lowestAnswer, highestAnswer, feedDecimals, "USDC / USD"];
  const aggregator = await deployContract(owner, FluxAggregator.abi, FluxAggregator.bytecode, constructorArgs);
  await writeContract(owner, {
    address: aggregator,
    abi: FluxAggregator.abi,
    functionName: "changeOracles",
    args: [[], oracles, oracles, minSubmissions, oracles.length, 0],
  });
  return getAddress(await deployContract(owner, EACAggregatorProxy.abi, EACAggregatorProxy.bytecode, [aggregator, zeroAddress]));
}
