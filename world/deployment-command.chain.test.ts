import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentConfig } from "../contracts/script/lib/config";
import { predictAddresses } from "../contracts/script/lib/plan";
import { localDeploymentConfig } from "./local-config";
import { outsiders, secondDeployment } from "./testing/deployments";
import { type LocalWorld, startLocalWorld } from "./testing/local-world";

let world: LocalWorld;
const folder = mkdtempSync(join(tmpdir(), "aid-deployment-"));

beforeAll(async () => {
  world = await startLocalWorld();
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

/** The environment that describes this deployment. */
function environmentOf(config: DeploymentConfig): Record<string, string> {
  return {
    RPC_URL: world.rpcUrl,
    USDC: config.usdc,
    USDC_USD_FEED: config.feed,
    SANCTIONS_ORACLE: config.sanctions,
    TBILL_VAULT: config.bills,
    GOVERNANCE: config.governance,
    GUARDIAN: config.guardian,
    TREASURER: config.treasurer,
    ATTESTOR_ADMIN: config.attestorAdmin,
    FEE_RECIPIENT: config.feeRecipient,
    REGISTRAR: config.registrar,
    ROSTER_ADMIN: config.rosterAdmin,
    UNDERWRITER: config.underwriter,
    ATTESTORS: config.attestors.join(","),
    APPRAISERS: config.appraisers.join(","),
    BAILEES: config.bailees.join(","),
    AUDITORS: config.auditors.join(","),
    CUSTODIANS: config.custodians.join(","),
    MINT_CAP_PER_BLOCK: String(config.blockCap),
    MINT_CAP_PER_DAY: String(config.dayCap),
    TARGET_APR_BPS: String(config.targetAprBps),
  };
}

async function run(script: "deploy" | "verify", env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const file = fileURLToPath(new URL(`../contracts/script/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file], { env: { NODE_ENV: "test", PATH: process.env["PATH"], ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

describe("the deployment command", () => {
  it("deploys from the environment, verifies, writes the addresses; run again, it changes nothing", async () => {
    const { config, start } = await secondDeployment(world);
    const { privateKey } = outsiders.deployer.getHdKey();
    const file = join(folder, "addresses.ts");
    const env = { ...environmentOf(config), DEPLOYER_KEY: toHex(privateKey ?? new Uint8Array()), ADDRESSES_FILE: file };

    const first = await run("deploy", env);
    expect(first.output).toMatch(/^(\d+) of \1 checks hold\.$/m);
    expect(first.output).toMatch(/^ok {4}holders of admin/m);
    expect(first.code).toBe(0);
    const written = readFileSync(file, "utf8");
    expect(written).toContain(predictAddresses(outsiders.deployer.address, start.baseNonce).Issuer);
    expect(written).not.toContain("AidUsdcPool");

    const nonce = await world.publicClient.getTransactionCount({ address: outsiders.deployer.address });
    const second = await run("deploy", env);
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining("AccessManager is at") as string });
    expect(await world.publicClient.getTransactionCount({ address: outsiders.deployer.address })).toBe(nonce);
    expect(readFileSync(file, "utf8")).toBe(written);
  });

  it("lists everything that is missing in the environment", async () => {
    const { code, output } = await run("deploy", { RPC_URL: world.rpcUrl });
    expect(code).toBe(1);
    expect(output).toMatch(/^The environment is not usable:\n {2}- USDC must be an address/);
  });

  it("ends in one sentence when nothing answers, without the path that may hold a key", async () => {
    const { config } = await secondDeployment(world);
    const { code, output } = await run("deploy", { ...environmentOf(config), RPC_URL: "http://127.0.0.1:1/secret", DEPLOYER_KEY: `0x${"11".repeat(32)}` });
    expect(output.trim()).toBe("RPC_URL names 127.0.0.1:1, which does not answer as a chain's server should.");
    expect(code).toBe(1);
  });
});

describe("the verification command", () => {
  const described = () => {
    const { USDC: usdc, UsdcUsdFeed: feed, Sanctions: sanctions, Bills: bills } = world.addresses;
    return { ...environmentOf(localDeploymentConfig({ usdc, feed, sanctions, bills })), DEPLOYER: world.accounts.deployer.address };
  };

  it("verifies the committed deployment without a key", async () => {
    const { code, output } = await run("verify", described());
    expect(output).toMatch(/^(\d+) of \1 checks hold\.$/m);
    expect(code).toBe(0);
  });

  it("fails with the list of what differs", async () => {
    const { code, output } = await run("verify", { ...described(), MINT_CAP_PER_DAY: "1" });
    expect(output).toMatch(/^- mint caps per block and day, whole USDC: expected 1000000, 1, found 1000000, 10000000$/m);
    expect(code).toBe(1);
  });
});
