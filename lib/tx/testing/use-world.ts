import { afterAll, beforeAll, beforeEach } from "vitest";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../../../world/testing/local-world";

/** A world for a file of tests, the same at the beginning of each: every transaction in a block of its own, none waiting. */
export function useWorld(port: number): () => LocalWorld {
  let world: LocalWorld | undefined;
  let clean: SnapshotId | undefined;
  const present = (): LocalWorld => {
    if (world === undefined) throw new Error("The world has not been started.");
    return world;
  };
  beforeAll(async () => {
    world = await startLocalWorld({ port });
    clean = await world.snapshot();
  });
  beforeEach(async () => {
    const { testClient } = present();
    await testClient.request<{ Method: "anvil_dropAllTransactions"; Parameters: []; ReturnType: null }>({
      method: "anvil_dropAllTransactions",
      params: [],
    });
    if (clean !== undefined) await present().revert(clean);
    await testClient.setAutomine(true);
  });
  afterAll(() => world?.stop());
  return present;
}
