import { Counter, Gauge, Registry } from "prom-client";
import type { Client } from "viem";
import { getBlock } from "viem/actions";
import { z } from "zod";
import type { Told } from "../../lib/server/metrics/serve-metrics";
import { within } from "../../lib/server/within";

/** Counts what becomes of the Ponder of this process, for Prometheus. */
export type IndexMeter = Told & {
  readonly registry: Registry;
  /** Ponder was started, over an index of this name. */
  started(index: string): void;
  dropped(): void;
};

type Metered = {
  readonly client: Client;
  /** Where Ponder answers. */
  readonly origin: string;
};

/** Prometheus waits ten seconds as a rule. */
const askWithinMs = 4_000;
const statusSchema = z.object({ chain: z.object({ block: z.object({ number: z.number(), timestamp: z.number() }) }) });

/**
 * How far the index is and how far the chain, asked when somebody asks for it, and then all that Ponder tells of itself: of its
 * requests, its database, its memory. Two processes, one place to ask.
 */
export function createIndexMeter({ client, origin }: Metered): IndexMeter {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `aid_index_${name}`, help, registers });
  const up = gauge("up", "Whether Ponder answers.");
  const ready = gauge("ready", "Whether the whole past has been read, so that the API answers.");
  const block = gauge("block", "Newest block of the index.");
  const chainBlock = gauge("chain_block", "Newest block of the chain.");
  const lagBlocks = gauge("lag_blocks", "Blocks that the index is behind the chain.");
  const lagSeconds = gauge("lag_seconds", "Seconds between the newest block of the index and that of the chain.");
  const starts = new Counter({ name: "aid_index_starts_total", help: "Times that Ponder was started.", registers });
  const dropped = new Counter({ name: "aid_index_dropped_total", help: "Times that an index was dropped because the chain is another one.", registers });
  const name = new Gauge({ name: "aid_index_info", help: "1 for the index that is worked with, by its name.", labelNames: ["index"] as const, registers });

  async function look(): Promise<string> {
    const asked = <Value>(path: string, read: (response: Response) => Promise<Value>): Promise<Value | undefined> =>
      fetch(origin + path, { signal: AbortSignal.timeout(askWithinMs) }).then(read).catch(() => undefined);
    const [status, isReady, figures, head] = await Promise.all([
      asked("/status", async (response) => statusSchema.parse(await response.json()).chain.block),
      asked("/ready", (response) => Promise.resolve(response.ok)),
      asked("/metrics", (response) => response.text()),
      within(askWithinMs, getBlock(client, { blockTag: "latest" })).catch(() => undefined),
    ]);
    up.set(figures === undefined ? 0 : 1);
    ready.set(isReady === true ? 1 : 0);
    // What is not known is not told, rather than told as it once was.
    for (const one of [block, chainBlock, lagBlocks, lagSeconds]) one.remove();
    if (status !== undefined) block.set(status.number);
    if (head !== undefined) chainBlock.set(Number(head.number));
    if (status !== undefined && head !== undefined) {
      lagBlocks.set(Math.max(0, Number(head.number) - status.number));
      lagSeconds.set(Math.max(0, Number(head.timestamp) - status.timestamp));
    }
    return figures ?? "";
  }

  return {
    registry,
    async text() {
      const figures = await look();
      return `${await registry.metrics()}\n${figures}`;
    },
    started(index) {
      starts.inc();
      name.reset();
      name.set({ index }, 1);
    },
    dropped: () => dropped.inc(),
  };
}
