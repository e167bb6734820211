import type { Config, Connector, CreateConnectorFn } from "wagmi";
import { disconnect, reconnect } from "wagmi/actions";

/** Connectors that are loaded when they are needed; given the id that the last session used, if there was one. */
export type LoadConnectors = (lastConnectorId: string | undefined) => Promise<readonly CreateConnectorFn[]>;

/** A wallet's extension may announce itself a little after the page's script has started. */
const ANNOUNCEMENT_MS = 1_000;

/**
 * Restores what a reader had before: lists the wallets that have announced themselves, adds the connectors that are
 * loaded late, and connects the last one again without asking. Once per config; wagmi's own Hydrate does it once per
 * mount, which would list every wallet twice after a change of page.
 */
export async function restoreSession(config: Config, load: LoadConnectors): Promise<void> {
  const { mipd, connectors } = config._internal;
  const last = (await config.storage?.getItem("recentConnectorId")) ?? undefined;
  await rehydrate(config);
  addConnectors(config, (mipd?.getProviders() ?? []).map((detail) => connectors.providerDetailToConnector(detail)));
  addConnectors(config, await load(last));
  const connector = last === undefined ? undefined : await connectorOf(config, last);
  if (connector) await reconnect(config, { connectors: [connector] });
}

/**
 * Ends the session: every connection, and the memory of it. Several wallets may be connected at once, and wagmi's own
 * disconnect would go on with the next one.
 */
export async function endSession(config: Config): Promise<void> {
  for (const { connector } of [...config.state.connections.values()]) await disconnect(config, { connector });
  await config.storage?.removeItem("recentConnectorId");
}

/** Adds connectors to a config that is in use; one whose id is there already is left out. */
export function addConnectors(config: Config, created: readonly CreateConnectorFn[]): void {
  const { connectors } = config._internal;
  const known = new Set(config.connectors.map(({ id }) => id));
  const added = created.map((create) => connectors.setup(create)).filter(({ id }) => !known.has(id));
  if (added.length > 0) connectors.setState((present) => [...present, ...added]);
}

/** The connector with this id, as soon as it is there; undefined when it does not come. */
function connectorOf(config: Config, id: string): Promise<Connector | undefined> {
  const find = () => config.connectors.find((connector) => connector.id === id);
  const present = find();
  if (present) return Promise.resolve(present);
  return new Promise((resolve) => {
    const finish = () => {
      stop();
      clearTimeout(timer);
      resolve(find());
    };
    const stop = config._internal.connectors.subscribe(() => { if (find()) finish(); });
    const timer = setTimeout(finish, ANNOUNCEMENT_MS);
  });
}

/** zustand's `persist` is on the store when there is a storage; wagmi's published types lose it. */
type Persisted = { readonly persist?: { rehydrate(): Promise<void> | void } };

async function rehydrate(config: Config): Promise<void> {
  const store: unknown = config._internal.store;
  await (store as Persisted).persist?.rehydrate();
}
