import { setTimeout as pause } from "node:timers/promises";
import type { WorldTestClient } from "./clients";

export type SnapshotId = `0x${string}`;

export type Snapshots = {
  /** Marks the present state, to come back to with `revert`. */
  snapshot(): Promise<SnapshotId>;
  /** Restores a snapshot. It stays usable: every test of a file can return to the same one. */
  revert(id: SnapshotId): Promise<void>;
};

const settleWithinMs = 500;
const lookEveryMs = 2;

/** Anvil forgets a snapshot when it is restored; this takes it again under the same name. */
export function reusableSnapshots(testClient: WorldTestClient): Snapshots {
  const latest = new Map<SnapshotId, SnapshotId>();
  return {
    async snapshot() {
      const id = await testClient.snapshot();
      latest.set(id, id);
      return id;
    },
    async revert(id) {
      const current = latest.get(id);
      if (current === undefined) throw new Error(`No snapshot ${id} was taken in this world.`);
      await settlePool(testClient);
      await testClient.revert({ id: current });
      latest.set(id, await testClient.snapshot());
    },
  };
}

/**
 * Anvil takes mined transactions out of its pool a moment after it shows their receipts. A state restored in that
 * moment would lose the next transaction of the same account. What a test left unmined on purpose is dropped.
 */
async function settlePool(testClient: WorldTestClient): Promise<void> {
  const deadline = Date.now() + settleWithinMs;
  while (Date.now() < deadline) {
    const { pending, queued } = await testClient.getTxpoolStatus();
    if (pending + queued === 0) return;
    await pause(lookEveryMs);
  }
  await testClient.request({ method: "anvil_dropAllTransactions" } as never);
}
