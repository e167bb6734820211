import { type Abi, type Address, encodePacked, type Hex, keccak256, parseAbi, zeroAddress } from "viem";
import { poolEventsAbi, positionEventsAbi } from "../../abis";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import type { Answer, HistoryClient } from "../../lib/indexer/client";
import { randomOf } from "../../lib/random";
import type { ChainClients } from "../../world/chain/clients";
import { positionsAbi } from "../../world/external/uniswap";
import type { Pair } from "./lists";

type PublicClient = ChainClients["publicClient"];
type Move = Answer<"liquidityMoves">["data"][number];
/** Whose an NFT is, and its liquidity. */
type Held = { readonly holder: Address; readonly liquidity: bigint };

const poolAbi = parseAbi(["function positions(bytes32 key) view returns (uint128 liquidity, uint256, uint256, uint128, uint128)"]);
const whole = "1000";
const looks = 40;
const nobody: Held = { holder: zeroAddress, liquidity: 0n };
const low = (address: Address): Address => address.toLowerCase() as Address;

type Range = { readonly owner: Address; readonly tickLower: number; readonly tickUpper: number };

/** By which the pool keeps a position. */
const keyOf = ({ owner, tickLower, tickUpper }: Range): Hex => keccak256(encodePacked(["address", "int24", "int24"], [owner, tickLower, tickUpper]));

/** The liquidity of positions that the index tells, and what pool and manager say: now, at random blocks of the past, and second by second. */
export async function liquidityPairs(client: HistoryClient, publicClient: PublicClient, addresses: EveryAddress): Promise<readonly Pair[]> {
  const [pool, manager] = [addresses.AidUsdcPool ?? "0x", addresses.PositionManager ?? "0x"] as const;
  const { block, data: positions } = await client.ask("liquidityPositions", { limit: whole });
  const until = BigInt(block.number);
  const all = (await client.ask("liquidityMoves", { order: "asc", limit: whole })).data;
  const moves = all.filter((move) => move.block <= block.number);

  const sums = new Map<Hex, bigint>();
  for (const { liquidity, ...position } of positions) sums.set(keyOf(position), (sums.get(keyOf(position)) ?? 0n) + liquidity);
  const inPool = async (key: Hex) => (await publicClient.readContract({ address: pool, abi: poolAbi, functionName: "positions", args: [key], blockNumber: until }))[0];
  const range = { address: pool, abi: poolEventsAbi, fromBlock: 0n, toBlock: until } as const;
  const inEvents = (await publicClient.getContractEvents({ ...range, eventName: "Mint" })).map(({ args: { owner = zeroAddress, tickLower = 0, tickUpper = 0 } }) => keyOf({ owner, tickLower, tickUpper }));

  const ids = [...new Set(moves.map(({ tokenId }) => tokenId))].filter((id) => id > 0);
  const logs = await publicClient.getContractEvents({ address: manager, abi: positionEventsAbi, fromBlock: 0n, toBlock: until });
  const held = (id: number, at: bigint) => heldOnChain(publicClient, manager, id, at);
  const random = randomOf(17);
  const blocks = [...new Set(logs.map(({ blockNumber }) => Number(blockNumber)))];
  const past = Array.from({ length: looks }, () => ({ id: ids[random(ids.length)] ?? 0, at: (blocks[random(blocks.length)] ?? 1) - random(2) }));

  const seconds = new Map<string, bigint>();
  for (const id of ids) {
    const changes = [...new Set(logs.filter(({ args }) => args.tokenId === BigInt(id)).map(({ blockNumber }) => blockNumber))];
    const times = await Promise.all([...changes, until].map(async (blockNumber) => (await publicClient.getBlock({ blockNumber })).timestamp));
    for (const [index, at] of changes.entries()) {
      const { holder, liquidity } = await held(id, at);
      const key = `${String(id)} ${low(holder)}`;
      if (holder !== zeroAddress) seconds.set(key, (seconds.get(key) ?? 0n) + liquidity * ((times[index + 1] ?? 0n) - (times[index] ?? 0n)));
    }
  }
  const managed = positions.filter(({ tokenId }) => tokenId > 0);
  return [
    ["keys of positions", new Set(sums.keys()), new Set(inEvents)],
    ["liquidity of each key of the pool", [...sums.values()], await Promise.all([...sums.keys()].map(inPool))],
    ["NFTs", managed.filter(({ liquidity }) => liquidity > 0n).map(({ tokenId, account, liquidity }) => [tokenId, low(account), liquidity]), await stillHeld(managed, (id) => held(id, until))],
    ["NFTs of the past", past.map(({ id, at }) => [id, at, heldByMoves(moves, id, at)]), await Promise.all(past.map(async ({ id, at }) => [id, at, await held(id, BigInt(at))]))],
    ["seconds of liquidity", new Map(managed.map(({ tokenId, account, liquiditySeconds }) => [`${String(tokenId)} ${low(account)}`, liquiditySeconds])), seconds],
  ];
}

/** Of NFTs that have liquidity, those rows that the manager confirms, in the list's order. */
async function stillHeld(rows: Answer<"liquidityPositions">["data"], held: (id: number) => Promise<Held>): Promise<readonly unknown[]> {
  const all = await Promise.all(rows.map(async ({ tokenId, account }) => ({ tokenId, account: low(account), ...(await held(tokenId)) })));
  return all.filter(({ account, holder, liquidity }) => account === low(holder) && liquidity > 0n).map(({ tokenId, account, liquidity }) => [tokenId, account, liquidity]);
}

/** What the manager says at a block; of an NFT that is not there it refuses to speak. */
async function heldOnChain(publicClient: PublicClient, address: Address, id: number, blockNumber: bigint): Promise<Held> {
  const abi: Abi = positionsAbi();
  const at = { address, abi, args: [BigInt(id)], blockNumber } as const;
  try {
    const holder = (await publicClient.readContract({ ...at, functionName: "ownerOf" })) as Address;
    const position = (await publicClient.readContract({ ...at, functionName: "positions" })) as readonly unknown[];
    return { holder: low(holder), liquidity: position[7] as bigint };
  } catch (error) {
    if (error instanceof Error && /Invalid token ID|nonexistent token|returned no data/.test(error.message)) return nobody;
    throw error;
  }
}

/** What follows for an NFT from what the index has told until a block. */
function heldByMoves(moves: readonly Move[], id: number, until: number): Held {
  return moves.reduce<Held>((held, { tokenId, block, kind, holder, liquidity }) => {
    if (tokenId !== id || block > until) return held;
    const change = kind === "added" ? liquidity : kind === "removed" ? -liquidity : 0n;
    return { holder: low(holder), liquidity: held.liquidity + change };
  }, nobody);
}
