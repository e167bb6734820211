import { getAddress, type Address } from "viem";
import { createConnector, type Connector, type CreateConnectorFn } from "wagmi";
import { browserClient } from "../client";
import { demoChooser } from "./chooser";
import { createDemoProvider, type DemoProvider } from "./provider";
import { isDemoRole, type DemoRole } from "./roles";

export const DEMO_CONNECTOR_ID = "demo";

/** A product name: the same in every language. */
const NAME = "Demo wallet";

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path fill="#a9502a" d="M0 0h28v28H0z"/><path fill="none" stroke="#fff9f4" stroke-width="1.6" d="M6 9.5h14.5V19H6zM6 9.5l11-3.5v3.5M17 14.2h5"/></svg>',
)}`;

type Stored = { "demo.role": DemoRole };
type Properties = { demo(): DemoProvider; rkDetails: object };

/** A wallet for a local chain: the chain's development accounts, under the parts they play. */
export function demoWallet(): CreateConnectorFn {
  return createConnector<DemoProvider, Properties, Stored>((config) => {
    const [chain] = config.chains;
    let provider: DemoProvider | undefined;

    const memory = {
      async read(): Promise<DemoRole | undefined> {
        const role = await config.storage?.getItem("demo.role");
        return isDemoRole(role) ? role : undefined;
      },
      async write(role: DemoRole | undefined): Promise<void> {
        if (role) await config.storage?.setItem("demo.role", role);
        else await config.storage?.removeItem("demo.role");
      },
    };

    function demo(): DemoProvider {
      provider ??= createDemoProvider({ client: browserClient(chain.id), memory, chooseRole: () => demoChooser.ask() });
      return provider;
    }

    const onAccountsChanged = (accounts: readonly string[]) => {
      if (accounts.length === 0) config.emitter.emit("disconnect");
      else config.emitter.emit("change", { accounts: accounts.map((account) => getAddress(account)) });
    };

    return {
      id: DEMO_CONNECTOR_ID,
      name: NAME,
      type: "demo",
      icon,
      // How RainbowKit lists it.
      rkDetails: {
        ...{ id: DEMO_CONNECTOR_ID, name: NAME, group: "local", groupIndex: 1, index: 0 },
        ...{ iconUrl: icon, iconBackground: "#a9502a", installed: true, isRainbowKitConnector: true },
      },
      demo,
      // wagmi types the answer by a parameter that only the caller knows.
      async connect({ isReconnecting = false } = {}) {
        if (!isReconnecting) await memory.write(await demoChooser.ask());
        const accounts = (await demo().request({ method: "eth_requestAccounts" })) as Address[];
        demo().on("accountsChanged", onAccountsChanged);
        return { accounts: accounts as never, chainId: chain.id };
      },
      async disconnect() {
        demo().removeListener("accountsChanged", onAccountsChanged);
        await demo().forget();
      },
      getAccounts: async () => (await demo().request({ method: "eth_accounts" })) as Address[],
      getChainId: () => Promise.resolve(chain.id),
      getProvider: () => Promise.resolve(demo()),
      isAuthorized: async () => (await memory.read()) !== undefined,
      switchChain: async ({ chainId }) => {
        await demo().request({ method: "wallet_switchEthereumChain", params: [{ chainId: `0x${chainId.toString(16)}` }] });
        return chain;
      },
      onAccountsChanged,
      onChainChanged: () => undefined,
      onDisconnect: () => { config.emitter.emit("disconnect"); },
    };
  });
}

/** The demo wallet behind a connector, if that is what it is. */
export function demoProviderOf(connector: Connector | undefined): DemoProvider | undefined {
  if (connector?.id !== DEMO_CONNECTOR_ID || !("demo" in connector)) return undefined;
  return (connector as Connector & Pick<Properties, "demo">).demo();
}
