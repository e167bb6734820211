import type { CreateConnectorFn } from "wagmi";
import { clientEnv } from "../env/client";
import { keepLoading } from "../page/keep-loading";

const WALLETCONNECT_ID = "walletConnect";

/**
 * The connectors that a page starts with besides the injected wallets: the demo wallet in a build for a local chain, and
 * WalletConnect when the last session used it.
 */
export async function firstConnectors(lastConnectorId: string | undefined): Promise<CreateConnectorFn[]> {
  const connectors: CreateConnectorFn[] = [];
  if (process.env.NEXT_PUBLIC_LOCAL_WALLET === "1") {
    const { demoWallet } = await keepLoading(() => import("./demo/connector"));
    connectors.push(demoWallet());
  }
  if (lastConnectorId === WALLETCONNECT_ID) connectors.push(...(await keepLoading(walletConnectConnectors)));
  return connectors;
}

/** WalletConnect, when a project id is configured; it reaches out to its servers as soon as it is set up. */
export async function walletConnectConnectors(): Promise<CreateConnectorFn[]> {
  const projectId = clientEnv.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID;
  if (projectId === undefined) return [];
  const { walletConnectConnector } = await import("./walletconnect");
  return [walletConnectConnector(projectId)];
}
