import { http } from "viem";
import { RPC_PATH } from "./chains";
import { serverTime } from "./server-time";

/** The proxy takes at most 50 calls at once. */
const BATCH_SIZE = 40;

/**
 * Long enough for reads that viem first joins into one multicall to leave in the same request as everything else that
 * started with them; short enough to go unnoticed.
 */
const BATCH_WAIT_MS = 12;

/** The browser's way to the chain: our own proxy, everything that starts together in one round trip. */
export function browserTransport() {
  return http(RPC_PATH, {
    batch: { batchSize: BATCH_SIZE, wait: BATCH_WAIT_MS },
    retryCount: 1,
    retryDelay: 400,
    timeout: 10_000,
    onFetchResponse: ({ headers }) => { serverTime.note(headers.get("date")); },
  });
}
