import type { AbiEvent, Address, GetLogsReturnType } from "viem";
import type { Sender } from "./transactions";

/**
 * All logs of one event of a contract, oldest first. Nodes limit how many blocks one answer may cover, in different
 * words each, so a refused range is halved until it is accepted.
 */
export async function contractLogs<const event extends AbiEvent>(
  publicClient: Sender["publicClient"],
  address: Address,
  event: event,
  fromBlock: bigint,
): Promise<GetLogsReturnType<event>> {
  const latest = await publicClient.getBlockNumber({ cacheTime: 0 });
  const read = async (from: bigint, to: bigint): Promise<GetLogsReturnType<event>> => {
    if (from > to) return [];
    try {
      return await publicClient.getLogs({ address, event, fromBlock: from, toBlock: to });
    } catch (error) {
      if (from === to) throw error;
      const middle = (from + to) / 2n;
      return [...(await read(from, middle)), ...(await read(middle + 1n, to))];
    }
  };
  return read(fromBlock, latest);
}
