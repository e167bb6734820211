import type { Client, GetLogsReturnType } from "viem";
import { getAbiItem } from "viem";
import { getCode, getLogs } from "viem/actions";
import { accessManagerAbi } from "../../../abis/access-manager";
import { appraisalsAbi } from "../../../abis/appraisals";
import { attestationsAbi } from "../../../abis/attestations";
import { gpuTitleAbi } from "../../../abis/gpu-title";
import { identityAbi } from "../../../abis/identity";
import type { EveryAddress } from "../../chain/credit-addresses";
import { MAX_LOG_BLOCKS } from "../rpc/log-range";

const events = [
  getAbiItem({ abi: accessManagerAbi, name: "RoleGranted" }),
  getAbiItem({ abi: accessManagerAbi, name: "OperationScheduled" }),
  getAbiItem({ abi: identityAbi, name: "AttestorAdded" }),
  getAbiItem({ abi: appraisalsAbi, name: "AppraiserAdded" }),
  getAbiItem({ abi: gpuTitleAbi, name: "BaileeAdded" }),
  getAbiItem({ abi: attestationsAbi, name: "SignerAdded" }),
] as const;

export type ManagerLog = GetLogsReturnType<undefined, typeof events, true>[number];

export type ManagerLogs = {
  readonly logs: readonly ManagerLog[];
  /** The block that the reading goes back to. */
  readonly since: bigint;
  /** Nothing can have happened before that. */
  readonly complete: boolean;
};

/** Ranges read back from the newest one with every look. */
const RANGES_PER_LOOK = 8;

/** Where the events come from: roles and operations, and whose word is taken. */
type Sources = Pick<EveryAddress, "AccessManager" | "Identity" | "Appraisals" | "GpuTitle" | "Attestations">;

/**
 * Makes a reader of who was ever given a role or put on a roster, and what was ever scheduled. Each look reads the newest range again, so that a
 * reorganisation hides nothing, and goes some ranges further back until the AccessManager was not there yet, which was deployed first.
 * What it gives are candidates: whether they still hold is for the contract to say.
 */
export function createManagerLogs(client: Client, sources: Sources, perLook = RANGES_PER_LOOK, width = MAX_LOG_BLOCKS) {
  const { AccessManager, Identity, Appraisals, GpuTitle, Attestations } = sources;
  const address = [AccessManager, Identity, Appraisals, GpuTitle, Attestations];
  const found = new Map<string, ManagerLog>();
  let covered: { from: bigint; to: bigint; complete: boolean } | undefined;

  async function take(from: bigint, to: bigint): Promise<void> {
    const logs = await getLogs(client, { address, events, strict: true, fromBlock: from, toBlock: to });
    for (const log of logs) found.set(`${log.blockHash}:${String(log.logIndex)}`, log);
  }

  /** Servers that keep no old state cannot tell; then the reading goes on to the first block. */
  async function isBefore(blockNumber: bigint): Promise<boolean> {
    if (blockNumber === 0n) return true;
    try {
      return (await getCode(client, { address: AccessManager, blockNumber })) === undefined;
    } catch {
      return false;
    }
  }

  return async (head: bigint): Promise<ManagerLogs> => {
    const first = startOf(head, width);
    await take(first, head);
    // A chain that went far back is another one; one that ran ahead of us has left a gap. Both are read anew.
    const joins = covered !== undefined && covered.to + 1n >= first && covered.to <= head + width;
    let from = joins && covered && covered.from < first ? covered.from : first;
    let complete = (joins && covered?.complete === true) || (await isBefore(from));
    for (let look = 0; look < perLook && !complete; look += 1) {
      const to = from - 1n;
      from = startOf(to, width);
      await take(from, to);
      complete = await isBefore(from);
    }
    covered = { from, to: head, complete };
    return { logs: [...found.values()], since: from, complete };
  };
}

function startOf(to: bigint, width: bigint): bigint {
  return to >= width ? to - width + 1n : 0n;
}
