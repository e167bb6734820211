import type { Config } from "wagmi";

/** The headings under which our own connectors stand in the choice of wallets; sentences are the caller's. */
export type WalletGroups = Readonly<Record<"local" | "more", string>>;

/** What a connector of ours tells RainbowKit, which reads the heading from it as it stands. */
type Grouped = { readonly rkDetails: { readonly group: keyof WalletGroups; groupName?: string } };

/** Puts the headings on the connectors, in the reader's language. */
export function nameGroups(config: Config, groups: WalletGroups): void {
  for (const connector of config.connectors) if (isGrouped(connector)) connector.rkDetails.groupName = groups[connector.rkDetails.group];
}

function isGrouped(connector: object): connector is Grouped {
  const details: unknown = Reflect.get(connector, "rkDetails");
  return typeof details === "object" && details !== null && "group" in details;
}
