import type { Hash } from "viem";
import { vi } from "vitest";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { FlowId } from "../flows/index";
import type { OpenTab } from "./bench";

/** The transaction that moves the money, once it waits on a chain that makes no blocks and the page has seen it there. */
export async function untilPaymentWaits(world: LocalWorld, tab: OpenTab<FlowId>): Promise<Hash> {
  for (;;) {
    const { flight } = await tab.until("broadcast");
    if (flight.via === "transaction" && flight.asked.step.final) {
      const { hash } = flight;
      await vi.waitUntil(() => tab.shown.has(hash));
      return hash;
    }
    await world.testClient.mine({ blocks: 1 });
    await tab.until("planning", "ready", "simulating", "awaiting-wallet");
  }
}
