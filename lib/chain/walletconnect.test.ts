import { expect, it, vi } from "vitest";
import { walletConnect } from "wagmi/connectors";
import { walletConnectConnector } from "./walletconnect";

vi.mock("wagmi/connectors", { spy: true });

it("asks WalletConnect's library to send no reports", () => {
  walletConnectConnector("0".repeat(32));
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the connector of the app, deprecated because of its logger only
  expect(walletConnect).toHaveBeenCalledWith(expect.objectContaining({ projectId: "0".repeat(32), telemetryEnabled: false }));
});
