import type { Chain, Client, Transport } from "viem";
import { getBlock, multicall } from "viem/actions";
import { gpuTitleAbi } from "../../../abis/gpu-title";
import { telemetryAbi } from "../../../abis/telemetry";
import type { EveryAddress } from "../../../lib/chain/credit-addresses";
import type { Standing } from "./standing";

/** How a title stands at the newest block. Throws viem's error when the chain does not answer or the title does not live. */
export async function readStanding(client: Client<Transport, Chain>, addresses: EveryAddress, titleId: bigint): Promise<Standing> {
  // First, so that the time is that of this block or an earlier one: a report must not end after its block.
  const { timestamp } = await getBlock(client, { blockTag: "latest" });
  const [[reporter, gpus, issuedAt], { start, end, revenue }] = await multicall(client, {
    contracts: [
      { address: addresses.GpuTitle, abi: gpuTitleAbi, functionName: "reporting", args: [titleId] },
      { address: addresses.Telemetry, abi: telemetryAbi, functionName: "statusOf", args: [titleId] },
    ],
    allowFailure: false,
    batchSize: 0,
    multicallAddress: addresses.Multicall3,
  });
  return { now: Number(timestamp), reporter, gpus, issuedAt, lastStart: start, lastEnd: end, revenue };
}
