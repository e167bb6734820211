import type { Chain, Client, Transport } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import type { DeploymentAddresses } from "../../lib/chain/addresses";
import type { Duty } from "./duties/duty";
import type { Settings } from "./env";
import type { Log } from "./log";

/** All that a keeper works with. It stores nothing: what it needs to know it asks the chain. */
export type Keeper = {
  readonly client: Client<Transport, Chain>;
  readonly addresses: DeploymentAddresses;
  readonly account: PrivateKeyAccount;
  readonly duties: readonly Duty[];
  readonly settings: Settings;
  /** Age of the newest block, in seconds, from which on the chain counts as stuck. */
  readonly staleSeconds: number;
  readonly log: Log;
};

/** Something that no waiting heals: the keeper ends. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}
