import "server-only";
import { hasMarket } from "../chain/addresses";
import { isNoMarket } from "../queries/index";
import { type MarketView, readMarket } from "../queries/market";
import { type ChainAccess, chainAccess } from "./chain";
import { PATIENCE_MS } from "./protocol";
import { remember } from "./remember";
import { keepLast } from "./status/last-good";

/** The market for a page that is being rendered. `none`: not on this chain; `not-open`: no pool yet; `unknown`: it could not be read. */
export type MarketRead = { readonly status: "ready"; readonly view: MarketView } | { readonly status: "none" | "not-open" | "unknown" };

/** Shorter than any chain's block time. */
const KEEP_MS = 1_000;

/** Makes the reader of the market's figures for pages. It never throws and keeps the last good ones. */
export function createMarketReader({ client, chainId }: ChainAccess, patienceMs = PATIENCE_MS): () => Promise<MarketRead> {
  if (!hasMarket(chainId)) return () => Promise.resolve({ status: "none" });
  // A pool that is not there is an answer too.
  const load = () =>
    readMarket(client, chainId).catch((error: unknown) => {
      if (isNoMarket(error)) return null;
      throw error;
    });
  const read = keepLast(remember(load, KEEP_MS), { patienceMs });
  return async () => {
    const { last } = await read();
    if (last === undefined) return { status: "unknown" };
    return last === null ? { status: "not-open" } : { status: "ready", view: last };
  };
}

let readShared: (() => Promise<MarketRead>) | undefined;

/** The market's figures for a server component: at most a second old, or the last that could be read. Never throws. */
export function getMarket(): Promise<MarketRead> {
  readShared ??= createMarketReader(chainAccess());
  return readShared();
}
