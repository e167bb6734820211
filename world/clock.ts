import type { DeploymentAddresses } from "../lib/chain/addresses";
import type { ChainClients } from "./chain/clients";
import { submitFreshRound } from "./external/feed-round";

/**
 * Moves the chain's clock forward and has the oracles answer at once, so that minting does not close because of the
 * jump.
 * @param seconds whole seconds, above zero
 */
export async function advance(clients: ChainClients, addresses: DeploymentAddresses, seconds: number): Promise<void> {
  if (!Number.isSafeInteger(seconds) || seconds <= 0) {
    throw new RangeError(`The clock moves forward by whole seconds, not by ${seconds}.`);
  }
  const { timestamp } = await clients.publicClient.getBlock();
  await clients.testClient.increaseTime({ seconds });
  await clients.testClient.mine({ blocks: 1 });
  await submitFreshRound(clients, addresses.UsdcUsdFeed, timestamp + BigInt(seconds));
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** Reads "7d", "36h", "1d12h". Throws when the text is no such span. */
export function parseSpan(text: string): number {
  const parts = [...text.matchAll(/(\d+)([smhdw])/g)];
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitSeconds[unit ?? ""] ?? 0), 0);
  if (parts.map(([part]) => part).join("") !== text || seconds <= 0 || !Number.isSafeInteger(seconds)) {
    throw new Error(`"${text}" is not a span of time: write for example 7d, 36h or 1d12h (units s, m, h, d, w).`);
  }
  return seconds;
}
