import type { ReadonlyDrizzle } from "ponder";
import type { Address, PublicClient } from "viem";
import type * as schema from "../../../ponder.schema";

/** What every reader reads from: the index, and the chain at a block for what moves with every second. */
export type Source = {
  readonly db: ReadonlyDrizzle<typeof schema>;
  readonly client: PublicClient;
  readonly chainId: number;
  readonly addresses: { readonly [Name in "AID" | "StakedAID" | "Lens" | "Issuer" | "Treasury" | "Identity"]: Address } & { readonly AidUsdcPool?: Address };
};
