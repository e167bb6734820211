import type { Address } from "viem";
import { createConfig, createConnector, createStorage, http, mock, type Config, type CreateConnectorFn } from "wagmi";
import { connect } from "wagmi/actions";
import { afterEach, describe, expect, it, vi } from "vitest";
import { chainOf } from "./chains";
import { addConnectors, endSession, restoreSession } from "./session";

const first: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const second: Address = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

afterEach(() => { vi.useRealTimers(); });

/** A wallet that stays authorised as long as `authorised` says so. */
function wallet(id: string, account: Address, authorised = () => true): CreateConnectorFn {
  const create = mock({ accounts: [account], features: { reconnect: true } });
  return createConnector((config) => ({
    ...create(config),
    id,
    name: id,
    isAuthorized: () => Promise.resolve(authorised()),
  }));
}

function memoryStorage(initial: Record<string, string> = {}) {
  const kept = new Map(Object.entries(initial));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => { kept.set(key, value); },
    removeItem: (key: string) => { kept.delete(key); },
  };
}

function configOf(storage = memoryStorage()): Config {
  return createConfig({
    chains: [chainOf(31337)],
    connectors: [],
    transports: { 31337: http("http://127.0.0.1:1") },
    storage: createStorage({ key: "aid", storage }),
    ssr: true,
  });
}

const remembering = (id: string) => memoryStorage({ "aid.recentConnectorId": JSON.stringify(id) });
const ids = (config: Config) => config.connectors.map(({ id }) => id);

describe("restoreSession", () => {
  it("does not touch any wallet when there was no session", async () => {
    const config = configOf();
    await restoreSession(config, (last) => {
      expect(last).toBeUndefined();
      return Promise.resolve([wallet("a", first)]);
    });
    expect([ids(config), config.state.status]).toEqual([["a"], "disconnected"]);
  });

  it("goes on with the wallet that was used last, and with no other", async () => {
    const config = configOf(remembering("b"));
    await restoreSession(config, (last) => Promise.resolve(last === "b" ? [wallet("a", first), wallet("b", second)] : []));
    expect(config.state.status).toBe("connected");
    expect([...config.state.connections.values()].map(({ accounts }) => accounts)).toEqual([[second]]);
  });

  it("stays disconnected when that wallet has taken back its permission", async () => {
    const config = configOf(remembering("a"));
    await restoreSession(config, () => Promise.resolve([wallet("a", first, () => false)]));
    expect(config.state.status).toBe("disconnected");
  });

  it("waits a moment for a wallet that announces itself late", async () => {
    const config = configOf(remembering("late"));
    const restored = restoreSession(config, () => Promise.resolve([]));
    await vi.waitFor(() => { addConnectors(config, [wallet("late", first)]); });
    await restored;
    expect(config.state.status).toBe("connected");
  });

  it("goes on without a wallet that does not come", async () => {
    vi.useFakeTimers();
    const config = configOf(remembering("gone"));
    const restored = restoreSession(config, () => Promise.resolve([wallet("a", first)]));
    await vi.advanceTimersByTimeAsync(1_000);
    await restored;
    expect(config.state.status).toBe("disconnected");
  });

  it("works without any storage", async () => {
    const config = createConfig({
      ...{ chains: [chainOf(31337)], connectors: [], transports: { 31337: http("http://127.0.0.1:1") }, storage: null },
    });
    await restoreSession(config, () => Promise.resolve([]));
    expect(config.state.status).toBe("disconnected");
  });
});

describe("addConnectors", () => {
  it("lists a wallet once", () => {
    const config = configOf();
    addConnectors(config, [wallet("a", first)]);
    addConnectors(config, [wallet("a", first), wallet("b", second)]);
    expect(ids(config)).toEqual(["a", "b"]);
  });
});

describe("endSession", () => {
  it("ends every connection and leaves nothing to restore", async () => {
    const storage = memoryStorage();
    const config = configOf(storage);
    addConnectors(config, [wallet("a", first), wallet("b", second)]);
    for (const connector of config.connectors) await connect(config, { connector });
    expect(config.state.connections.size).toBe(2);
    await endSession(config);
    expect([config.state.connections.size, config.state.status]).toEqual([0, "disconnected"]);
    expect(storage.kept.has("aid.recentConnectorId")).toBe(false);
  });
});
