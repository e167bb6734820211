import { type Abi, type Address, BaseError, concatHex, decodeFunctionResult, encodeFunctionData, type Hex, isAddressEqual, keccak256, parseAbi, parseEventLogs } from "viem";
import { contractBuild } from "../../../../contracts/script/lib/build";
import type { Batch, Start } from "./deal-lives";
import { lendingNames, numberNames } from "./deal-scene";
import { word } from "./deal-signatures";
import type { DealWorld } from "./deal-world";

/** contracts/test/parity/DealLives.sol. */
const abi = parseAbi([
  "struct Act { uint256 hand; address deal; address target; bytes data; }",
  "function act(Act[] acts)",
  "function digests(address[] deals) view returns (bytes32[] found)",
  "function numbers(address vehicle) view returns (uint256[] n)",
  "function lending() view returns (uint256[] n)",
  "event Done(address indexed deal, bool ok, bytes result, uint256[3] paid)",
]);

/** What a block and a call may use. */
const plenty: Hex = "0x2540be4000";

type Call = { readonly from: Address; readonly to: Address; readonly data: Hex; readonly gas: Hex };
export type SimulatedLog = { readonly address: Address; readonly topics: [Hex, ...Hex[]]; readonly data: Hex };
type Simulated = readonly { readonly calls: readonly { readonly status: Hex; readonly returnData: Hex; readonly logs: readonly SimulatedLog[]; readonly error?: { readonly message: string } }[] }[];

/** Plays blocks of calls one after another on the world as it stands, each at its time; the chain keeps nothing of it. */
export async function played({ clients }: DealWorld, blocks: readonly { readonly time: bigint; readonly calls: readonly Call[] }[]): Promise<Simulated> {
  const blockStateCalls = blocks.map(({ time, calls }) => ({ blockOverrides: { time: `0x${time.toString(16)}`, gasLimit: plenty }, calls }));
  // The client's own error would print all that was sent.
  const result: unknown = await clients.publicClient.request({ method: "eth_simulateV1", params: [{ blockStateCalls }, "latest"] } as never).catch((error: unknown) => {
    throw new Error(`The chain did not play: ${error instanceof BaseError ? error.shortMessage : String(error)}`);
  });
  return result as Simulated;
}

const callTo = ({ lives }: DealWorld, data: Hex): Call => ({ from: "0x0000000000000000000000000000000000000001", to: lives, data, gas: plenty });
export const acting = (world: DealWorld, acts: Batch["blocks"][number]["acts"]): Call => callTo(world, encodeFunctionData({ abi, functionName: "act", args: [acts] }));
const digestOf = (numbers: readonly bigint[]): Hex => keccak256(concatHex(numbers.map(word)));

/** `done`: what each act of that block gave back for the deal, and what left the hand, the deal and the Treasury. */
export type Difference = { readonly of: string; readonly block: number; readonly time: bigint; readonly done: readonly string[]; readonly differing: readonly { readonly what: string; readonly mirror: bigint; readonly chain: bigint }[] };

/** What the chain first says otherwise than the mirror; undefined where they agree after every block. */
export async function differenceIn(world: DealWorld, batch: Batch): Promise<Difference | undefined> {
  const blocks = batch.blocks.map(({ time, acts, reads }) => ({
    time,
    calls: [acting(world, acts), callTo(world, encodeFunctionData({ abi, functionName: "digests", args: [reads.map(({ address }) => address)] }))],
  }));
  const found = await played(world, blocks);
  for (const [index, block] of batch.blocks.entries()) {
    const [acted, read] = found[index]?.calls ?? [];
    if (acted?.status !== "0x1" || read?.status !== "0x1") throw new Error(`Seed ${batch.seed}, block ${index}: what no deal is watched for fails, or a reading: ${acted?.returnData}, ${read?.returnData}.`);
    const digests = decodeFunctionResult({ abi, functionName: "digests", data: read.returnData });
    const wrong = block.reads.findIndex(({ numbers }, at) => digestOf(numbers) !== digests[at]);
    if (wrong >= 0 || digestOf(block.lending) !== digests.at(-1)) return numbersIn(world, batch, index, wrong);
  }
  return undefined;
}

/** The numbers behind a digest. */
async function numbersIn(world: DealWorld, batch: Batch, index: number, wrong: number): Promise<Difference> {
  const until = batch.blocks.slice(0, index + 1).map(({ time, acts }) => ({ time, calls: [acting(world, acts)] }));
  const block = batch.blocks[index];
  const read = block?.reads[wrong];
  const data = read === undefined ? encodeFunctionData({ abi, functionName: "lending" }) : encodeFunctionData({ abi, functionName: "numbers", args: [read.address] });
  const found = await played(world, until.map((one, at) => (at === index ? { ...one, calls: [...one.calls, callTo(world, data)] } : one)));
  const chain = decodeFunctionResult({ abi, functionName: "lending", data: found[index]?.calls[1]?.returnData ?? "0x" });
  const [names, mirror] = read === undefined ? [lendingNames, block?.lending ?? []] : [numberNames, read.numbers];
  const differing = names.flatMap((what, at) => (mirror[at] === chain[at] ? [] : [{ what, mirror: mirror[at] ?? -1n, chain: chain[at] ?? -1n }]));
  const events = parseEventLogs({ abi, eventName: "Done", logs: (found[index]?.calls[0]?.logs ?? []) as never });
  const done = events.filter(({ args }) => read !== undefined && isAddressEqual(args.deal, read.address)).map(({ args }) => `${args.ok ? "ok" : "refused"} ${args.result}; paid ${args.paid.map((one) => BigInt.asIntN(256, one)).join(", ")}`);
  return { done, block: index, time: block?.time ?? 0n, of: read?.name ?? "the Treasury", differing };
}

/** The Treasury and the stakers before any deal. */
export async function startOf({ clients, lives, at }: DealWorld): Promise<Start> {
  const { publicClient } = clients;
  const numbers = await publicClient.readContract({ abi, address: lives, functionName: "lending" });
  const of = (name: (typeof lendingNames)[number]): bigint => numbers[lendingNames.indexOf(name)] ?? 0n;
  const staked: Abi = contractBuild("StakedAID").abi;
  const read = (functionName: string) => publicClient.readContract({ abi: staked, address: at.StakedAID, functionName });
  const [amount, start, end] = (await read("vesting")) as readonly [bigint, bigint, bigint];
  return {
    shares: (await read("totalSupply")) as bigint,
    lending: {
      sheet: { cash: of("cash"), bills: of("bills"), deals: of("carried"), supply: of("supply"), staked: of("staked") },
      book: { recognised: of("recognised"), settled: of("settled"), pendingOfDeals: of("pendingOfDeals"), recognisedAt: of("recognisedAt"), billsLive: true },
      unrecovered: { stakers: of("unrecoveredStakers"), surplus: of("unrecoveredSurplus") },
      vesting: { amount, start, end },
      positions: new Map(),
    },
  };
}
