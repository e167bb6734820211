import { describe, expect, it } from "vitest";
import { EnvError, type EnvSource } from "./parse";
import { clientVariables, parseServerEnv } from "./server";

function problemsOf(source: EnvSource, phase?: "build" | "start"): readonly string[] {
  try {
    parseServerEnv(source, phase);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

/** What a start on a chain with real money needs besides its servers. */
const site = { SITE_ORIGIN: "https://aid.example", SECURITY_CONTACT: "mailto:security@aid.example" };

describe("parseServerEnv", () => {
  it("works without any variable, on the local chain", () => {
    expect(parseServerEnv({})).toEqual({
      CHAIN_ID: 31337,
      RPC_URLS: ["http://127.0.0.1:8545"],
      SITE_ORIGIN: "http://localhost:3000",
      LOCAL_WALLET: false,
      AID_HOST: "127.0.0.1",
      METRICS_HOST: "127.0.0.1",
      PORT: 3000,
      RPC_PORT: 8545,
      INDEXER_URL: "http://127.0.0.1:42069",
      NEXT_DIST_DIR: ".next",
    });
  });

  it("knows an index of other chains only where one is named", () => {
    const base = { ...site, CHAIN_ID: "1", RPC_URLS: "https://rpc.example" };
    expect(parseServerEnv(base).INDEXER_URL).toBeUndefined();
    expect(parseServerEnv({ ...base, INDEXER_URL: "http://10.0.0.7:42069" }).INDEXER_URL).toBe("http://10.0.0.7:42069");
    expect(problemsOf({ INDEXER_URL: "http://10.0.0.7:42069/v1" })).toEqual([
      'INDEXER_URL must be the address of a server without a path, such as http://127.0.0.1:42069, but it is "http://10.0.0.7:42069/v1".',
    ]);
  });

  it("takes an empty value as not set and cuts spaces", () => {
    expect(parseServerEnv({ CHAIN_ID: "", PORT: " 4000 ", WALLETCONNECT_PROJECT_ID: "" })).toMatchObject({
      CHAIN_ID: 31337,
      PORT: 4000,
    });
  });

  it("follows RPC_PORT on the local chain", () => {
    expect(parseServerEnv({ RPC_PORT: "9000" }).RPC_URLS).toEqual(["http://127.0.0.1:9000"]);
  });

  it("splits the upstreams", () => {
    const env = parseServerEnv({ ...site, CHAIN_ID: "1", RPC_URLS: "https://a.example/key, http://b.example:8545" });
    expect(env.RPC_URLS).toEqual(["https://a.example/key", "http://b.example:8545"]);
  });

  it("lists every problem at once, in sentences with the value", () => {
    const problems = problemsOf({
      CHAIN_ID: "0x1",
      RPC_URLS: "ftp://a.example",
      LOCAL_WALLET: "yes",
      PORT: "70000",
      WALLETCONNECT_PROJECT_ID: "abc",
    });
    expect(problems).toEqual([
      'CHAIN_ID must be the id of a chain, a whole number from 1 to 4294967295, but it is "0x1".',
      'RPC_URLS must be one or several addresses that start with http:// or https://, with commas between them, but it is "ftp://a.example".',
      'LOCAL_WALLET must be 1 or 0, but it is "yes".',
      'WALLETCONNECT_PROJECT_ID must be 32 hexadecimal digits, as cloud.reown.com shows it, but it is "abc".',
      'PORT must be a port, a whole number from 1 to 65535, but it is "70000".',
    ]);
  });

  it.each(["-1", "1.5", "1e3", "0", "٣", "31337n", "99999999999"])("refuses the chain id %s", (value) => {
    expect(problemsOf({ CHAIN_ID: value })).toHaveLength(1);
  });

  it.each(["http:/", "https://", "a.example", "https://a.example,", ","])("refuses the upstreams %s", (value) => {
    expect(problemsOf({ RPC_URLS: value })).toHaveLength(1);
  });

  it.each(["0.0.0.0", "::", "::1", "localhost", "my-machine.lan"])("listens on %s", (AID_HOST) => {
    expect(parseServerEnv({ AID_HOST }).AID_HOST).toBe(AID_HOST);
  });

  it.each(["http://localhost", "localhost:3000", "[::1]", "a b", "-"])("does not take %s for an address to listen on", (AID_HOST) => {
    expect(problemsOf({ AID_HOST })).toHaveLength(1);
  });

  it("refuses the demo wallet on any other chain, at build and at start", () => {
    for (const phase of ["build", "start"] as const) {
      const problems = problemsOf({ ...site, LOCAL_WALLET: "1", CHAIN_ID: "1", RPC_URLS: "https://a.example" }, phase);
      expect(problems).toEqual([
        "LOCAL_WALLET must not be 1 when CHAIN_ID is 1: the keys of its wallet are public, so it exists for chain 31337 only.",
      ]);
    }
    expect(parseServerEnv({ LOCAL_WALLET: "1" }).LOCAL_WALLET).toBe(true);
  });

  it("needs an upstream on any other chain, to start but not to build", () => {
    expect(problemsOf({ ...site, CHAIN_ID: "1" }, "start")).toEqual(["RPC_URLS must name at least one server of chain 1."]);
    expect(problemsOf({ CHAIN_ID: "1" }, "build")).toEqual([]);
  });

  it("needs an address and a contact on any other chain, to start but not to build", () => {
    expect(problemsOf({ CHAIN_ID: "1", RPC_URLS: "https://a.example" }, "start")).toEqual([
      "SITE_ORIGIN must be the address of the site, because CHAIN_ID is 1.",
      "SECURITY_CONTACT must say where a hole is reported, because CHAIN_ID is 1.",
    ]);
    expect(parseServerEnv({ PORT: "4000" })).toMatchObject({ SITE_ORIGIN: "http://localhost:4000" });
  });

  it.each(["https://aid.example/", "https://aid.example/app", "http://aid.example", "aid.example", "https://a@aid.example", "javascript:0"])(
    "does not take %s for the site's address",
    (SITE_ORIGIN) => {
      expect(problemsOf({ SITE_ORIGIN })).toHaveLength(1);
    },
  );

  it("splits the contacts", () => {
    const SECURITY_CONTACT = "mailto:security@aid.example, https://aid.example/report";
    expect(parseServerEnv({ SECURITY_CONTACT }).SECURITY_CONTACT).toEqual(SECURITY_CONTACT.split(", "));
  });

  it.each(["security@aid.example", "mailto:", "mailto:a b@aid.example", "http://aid.example", "tel:1", "https://aid.example,"])(
    "does not take %s for a contact",
    (SECURITY_CONTACT) => {
      expect(problemsOf({ SECURITY_CONTACT })).toHaveLength(1);
    },
  );

  it("refuses one port for two things", () => {
    expect(problemsOf({ PORT: "8545" })).toEqual(["PORT and RPC_PORT must be two different ports."]);
    // Where the chain's servers are named nothing listens on RPC_PORT.
    expect(parseServerEnv({ PORT: "8545", RPC_URLS: "http://127.0.0.1:9545" }).PORT).toBe(8545);
  });
});

describe("clientVariables", () => {
  it("carries the chain, the wallet and the project id", () => {
    expect(clientVariables(parseServerEnv({}))).toEqual({
      NEXT_PUBLIC_CHAIN_ID: "31337",
      NEXT_PUBLIC_LOCAL_WALLET: "",
      NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: "",
    });
    const id = "0123456789abcdef0123456789abcdef";
    expect(clientVariables(parseServerEnv({ LOCAL_WALLET: "1", WALLETCONNECT_PROJECT_ID: id }))).toEqual({
      NEXT_PUBLIC_CHAIN_ID: "31337",
      NEXT_PUBLIC_LOCAL_WALLET: "1",
      NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: id,
    });
  });
});
