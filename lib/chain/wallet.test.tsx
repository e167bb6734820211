import { mock, type CreateConnectorFn } from "wagmi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionStorage } from "./config";
import type { demoChooser } from "./demo/chooser";

const depositor = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const borrower = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/** As the catalogue of some language may say it. */
const groups = { local: "Aqui", more: "Mais" };

let kept: Map<string, string>;
let storage: SessionStorage;

beforeEach(() => {
  kept = new Map();
  storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => { kept.set(key, value); },
    removeItem: (key) => { kept.delete(key); },
  };
  vi.resetModules();
  vi.stubEnv("NEXT_PUBLIC_LOCAL_WALLET", "1");
});

afterEach(() => { vi.unstubAllEnvs(); });

/** Opens the wallet as a page that was loaded anew does. */
async function open() {
  const [{ openWallet, ...actions }, { walletStore }, { connect }, chooser] = await Promise.all([
    import("./browser"),
    import("./wallet-store"),
    import("wagmi/actions"),
    import("./demo/chooser"),
  ]);
  const { config, restored } = openWallet({ chainId: 31337, origin: "http://localhost:3000", storage });
  const connectAs = async (role: Parameters<typeof demoChooser.choose>[0]) => {
    const [connector] = config.connectors;
    if (!connector) throw new Error("no connector");
    const connecting = connect(config, { connector });
    await vi.waitFor(() => { expect(chooser.demoChooser.isAsking()).toBe(true); });
    chooser.demoChooser.choose(role);
    await connecting;
  };
  return { ...actions, config, restored, walletStore, connectAs };
}

describe("openWallet", () => {
  it("tells the store what it finds, step by step", async () => {
    const { config, restored, walletStore, connectAs } = await open();
    expect(walletStore.initial().config).toBeUndefined();
    expect(walletStore.read()).toMatchObject({ status: "restoring", address: undefined, config });
    await restored;
    expect(walletStore.read().status).toBe("disconnected");
    await connectAs("depositor");
    expect(walletStore.read()).toEqual({
      ...{ status: "connected", address: depositor, chainId: 31337, connectorId: "demo", connectorName: "Demo wallet", config },
    });
  });

  it("goes on after a reload, and not after the end of a session", async () => {
    const before = await open();
    await before.restored;
    await before.connectAs("borrower");
    vi.resetModules();
    const after = await open();
    await after.restored;
    expect(after.walletStore.read()).toMatchObject({ status: "connected", address: borrower });
    await after.endSession(after.config);
    expect(after.walletStore.read().status).toBe("disconnected");
    vi.resetModules();
    const later = await open();
    await later.restored;
    expect(later.walletStore.read().status).toBe("disconnected");
  });

  it("follows a change of role, and tells those who listen", async () => {
    const { config, restored, walletStore, connectAs } = await open();
    const { demoProviderOf } = await import("./demo/connector");
    await restored;
    await connectAs("depositor");
    const heard = vi.fn();
    const stop = walletStore.subscribe(heard);
    await demoProviderOf(config.connectors[0])?.change("borrower");
    expect(walletStore.read().address).toBe(borrower);
    expect(heard).toHaveBeenCalled();
    stop();
    expect(demoProviderOf(undefined)).toBeUndefined();
  });

  it("stays on its chain, and says so when it is asked for another", async () => {
    const { config, goToChain, offerAllWallets, restored, connectAs } = await open();
    await restored;
    await connectAs("depositor");
    await goToChain(config, 31337);
    await expect(goToChain(config, 1)).rejects.toMatchObject({ code: 4902 });
    await offerAllWallets(config, groups);
    expect(config.connectors.map(({ id }) => id)).toEqual(["demo"]);
  });
});

describe("a build for another chain", () => {
  it("has no demo wallet, and none from anywhere but the browser", async () => {
    vi.stubEnv("NEXT_PUBLIC_LOCAL_WALLET", "");
    const { config, restored } = await open();
    await restored;
    expect(config.connectors).toEqual([]);
  });
});

describe("WalletConnect", () => {
  beforeEach(() => {
    // Its own library reaches out to its servers; a test must not.
    vi.doMock("wagmi/connectors", () => ({
      walletConnect: (): CreateConnectorFn => (config) => ({ ...mock({ accounts: [depositor] })(config), id: "walletConnect" }),
    }));
  });

  afterEach(() => { vi.doUnmock("wagmi/connectors"); });

  it("is there once somebody chooses, when a project id is configured", async () => {
    vi.stubEnv("NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID", "0".repeat(32));
    const { config, offerAllWallets, restored } = await open();
    await restored;
    expect(config.connectors.map(({ id }) => id)).toEqual(["demo"]);
    await offerAllWallets(config, groups);
    expect(config.connectors.map(({ id }) => id)).toEqual(["demo", "walletConnect"]);
    const headings = config.connectors.map((connector) => (connector as unknown as { rkDetails: { groupName: string } }).rkDetails.groupName);
    expect(headings).toEqual(["Aqui", "Mais"]);
    const details = config.connectors[1] as unknown as { rkDetails: { qrCode: { getUri(uri: string): string } } };
    expect(details.rkDetails.qrCode.getUri("wc:1")).toBe("wc:1");
  });

  it("is loaded at once when the last session used it", async () => {
    vi.stubEnv("NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID", "0".repeat(32));
    kept.set("aid.recentConnectorId", JSON.stringify("walletConnect"));
    const { config, restored } = await open();
    await restored;
    expect(config.connectors.map(({ id }) => id)).toContain("walletConnect");
  });
});

describe("the readers of the browser", () => {
  it("leave in one request when they start together", async () => {
    const { protocolView } = await import("../queries/testing/views");
    const { encodeFunctionResult } = await import("viem");
    const { lensAbi } = await import("../../abis/lens");
    const { readAccount, readChainTime, readProtocol } = await import("./browser");
    const protocol = encodeFunctionResult({ abi: lensAbi, functionName: "protocol", result: protocolView() });
    const bodies: { id: number; method: string; params: [{ data?: string }] }[][] = [];
    vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
      const calls = JSON.parse(init.body) as (typeof bodies)[number];
      bodies.push(calls);
      const answer = (call: (typeof calls)[number]) => (call.method === "eth_call" ? protocol : { timestamp: "0x6b49d207" });
      return Promise.resolve(Response.json(calls.map((call) => ({ jsonrpc: "2.0", id: call.id, result: answer(call) }))));
    });
    const [view, time] = await Promise.all([readProtocol(31337), readChainTime(31337), readAccount(31337, depositor).catch(() => undefined)]);
    expect(view).toEqual(protocolView());
    expect(time).toBe(0x6b49d207);
    expect(bodies.map((calls) => calls.map(({ method }) => method))).toEqual([["eth_call", "eth_getBlockByNumber", "eth_call"]]);
  });

  it("say where the protocol is not", async () => {
    const { readProtocol } = await import("./browser");
    vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
      const calls = JSON.parse(init.body) as { id: number }[];
      return Promise.resolve(Response.json(calls.map(({ id }) => ({ jsonrpc: "2.0", id, result: "0x" }))));
    });
    await expect(readProtocol(31337)).rejects.toMatchObject({ name: "NotDeployedError" });
    await expect(readProtocol(424242)).rejects.toMatchObject({ name: "NotDeployedError" });
  });
});
