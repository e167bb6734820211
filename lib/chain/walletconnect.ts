import type { CreateConnectorFn } from "wagmi";
import { walletConnect } from "wagmi/connectors";

export const WALLETCONNECT_ID = "walletConnect";

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path fill="#3b99fc" d="M0 0h28v28H0z"/><path fill="#fff" d="M8.4 10.3a8 8 0 0 1 11.2 0l.4.4a.4.4 0 0 1 0 .5l-1.3 1.3a.2.2 0 0 1-.3 0l-.5-.5a5.6 5.6 0 0 0-7.8 0l-.6.5a.2.2 0 0 1-.2 0L8 11.2a.4.4 0 0 1 0-.5l.4-.4Zm13.8 2.6 1.1 1.1a.4.4 0 0 1 0 .6l-5.2 5a.4.4 0 0 1-.5 0L14 16.1h-.1l-3.6 3.5a.4.4 0 0 1-.6 0l-5.1-5a.4.4 0 0 1 0-.6L5.7 13a.4.4 0 0 1 .5 0l3.7 3.6h.1l3.6-3.6a.4.4 0 0 1 .6 0l3.6 3.6h.1l3.7-3.6a.4.4 0 0 1 .6 0Z"/></svg>',
)}`;

/** No reports about who connects to what: the page of privacy promises it. The option is the core's, its type does not know it. */
const quiet = { telemetryEnabled: false } as const;

/** WalletConnect by QR code, which RainbowKit draws. Its own library is loaded when it is chosen or has a session. */
export function walletConnectConnector(projectId: string): CreateConnectorFn {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated because of its logger only; wagmi has no other
  const create = walletConnect({ ...quiet, projectId, showQrModal: false });
  return (config) => ({
    ...create(config),
    rkDetails: {
      ...{ id: WALLETCONNECT_ID, name: "WalletConnect", group: "more", groupIndex: 2, index: 1 },
      ...{ iconUrl: icon, iconBackground: "#3b99fc", installed: undefined, isRainbowKitConnector: true },
      qrCode: { getUri: (uri: string) => uri },
    },
  });
}
