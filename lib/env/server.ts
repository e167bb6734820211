import { z } from "zod";
import { metricsVariables } from "./metrics";
import { EnvError, parseEnv, type EnvSource } from "./parse";
import { LOCAL_CHAIN_ID, chainId, contacts, flag, host, origin, port, serverOrigin, urlList, walletConnectProjectId } from "./variables";

/** What the server, the build and the local world read. Descriptions end up in `.env.example`. */
export const serverSchema = z.object({
  CHAIN_ID: chainId().default(LOCAL_CHAIN_ID).describe("Id of the chain that the app works on."),
  RPC_URLS: urlList()
    .optional()
    .describe(
      "Addresses of the chain's JSON-RPC servers, best first, with commas between them. The proxy /api/rpc falls back " +
        "from one to the next. Needed unless CHAIN_ID is 31337, where it is http://127.0.0.1:RPC_PORT.",
    ),
  LOCAL_WALLET: flag()
    .default(false)
    .describe(
      "1 makes a build for a chain on this machine, with a wallet and test money in the page. Refused unless CHAIN_ID is 31337.",
    ),
  WALLETCONNECT_PROJECT_ID: walletConnectProjectId()
    .optional()
    .describe("Project id of WalletConnect. Without it WalletConnect is not offered and its hosts are not allowed."),
  SITE_ORIGIN: origin()
    .optional()
    .describe(
      "Address that people know the site by. The sitemap, security.txt and the page about recognising the site name it. " +
        "Needed unless CHAIN_ID is 31337, where it is http://localhost:PORT.",
    ),
  SECURITY_CONTACT: contacts()
    .optional()
    .describe(
      "Where a hole is reported: mailto: or https:// addresses, best first, with commas between them. Needed unless " +
        "CHAIN_ID is 31337, where without it there is no security.txt.",
    ),
  AID_HOST: host()
    .default("127.0.0.1")
    .describe("Address that the app of npm run demo listens on. 0.0.0.0 lets other machines in, to the local wallets too."),
  PORT: port().default(3000).describe("Port of the app."),
  RPC_PORT: port().default(8545).describe("Port of the local chain that npm run demo and the tests start."),
  INDEXER_URL: serverOrigin()
    .optional()
    .describe(
      "Address of the index (indexer/.env.example), or of the load balancer before several. /api/v1 answers from there; without it " +
        "there is no history. Where CHAIN_ID is 31337 it is http://127.0.0.1:42069.",
    ),
  ...metricsVariables,
  NEXT_DIST_DIR: z
    .string("must be a folder name that starts with .next")
    .regex(/^\.next[a-z0-9-]*$/, "must be a folder name that starts with .next")
    .default(".next")
    .describe("Folder that next build writes to; npm run demo uses .next-local."),
});

export type ServerEnv = Omit<z.output<typeof serverSchema>, "RPC_URLS" | "SITE_ORIGIN"> & {
  RPC_URLS: readonly string[];
  SITE_ORIGIN: string;
};

/** Where an index of the local chain is, unless it was told to be elsewhere (INDEXER_PORT). */
const LOCAL_INDEXER = "http://127.0.0.1:42069";

/**
 * Parses and cross-checks the server's variables. Throws an EnvError with all problems. While building
 * (`phase: "build"`) the chain's servers, the site's address and its contact are not needed: an image is built once and
 * started in many places.
 */
export function parseServerEnv(source: EnvSource, phase: "build" | "start" = "start"): ServerEnv {
  const env = parseEnv(serverSchema, source);
  const local = env.CHAIN_ID === LOCAL_CHAIN_ID;
  const problems: string[] = [];
  if (env.LOCAL_WALLET && !local) {
    problems.push(
      `LOCAL_WALLET must not be 1 when CHAIN_ID is ${String(env.CHAIN_ID)}: the keys of its wallet are public, so it exists for chain ${String(LOCAL_CHAIN_ID)} only.`,
    );
  }
  if (!env.RPC_URLS && !local && phase === "start") {
    problems.push(`RPC_URLS must name at least one server of chain ${String(env.CHAIN_ID)}.`);
  }
  if (!local && phase === "start") {
    // Whoever finds a hole where real money is must know whom to tell, and a copy of the site must not be able to pass for it.
    if (!env.SITE_ORIGIN) problems.push(`SITE_ORIGIN must be the address of the site, because CHAIN_ID is ${String(env.CHAIN_ID)}.`);
    if (!env.SECURITY_CONTACT) problems.push(`SECURITY_CONTACT must say where a hole is reported, because CHAIN_ID is ${String(env.CHAIN_ID)}.`);
  }
  // Without RPC_URLS the chain is looked for at RPC_PORT; otherwise that is nobody's port.
  if (!env.RPC_URLS && env.PORT === env.RPC_PORT) problems.push("PORT and RPC_PORT must be two different ports.");
  if (problems.length > 0) throw new EnvError(problems);
  return {
    ...env,
    RPC_URLS: env.RPC_URLS ?? (local ? [`http://127.0.0.1:${String(env.RPC_PORT)}`] : []),
    SITE_ORIGIN: env.SITE_ORIGIN ?? `http://localhost:${String(env.PORT)}`,
    INDEXER_URL: env.INDEXER_URL ?? (local ? LOCAL_INDEXER : undefined),
  };
}

let parsed: ServerEnv | undefined;

/** The server's variables, parsed once. Throws an EnvError with all problems. */
export function serverEnv(): ServerEnv {
  parsed ??= parseServerEnv(process.env, process.env.NEXT_PHASE === "phase-production-build" ? "build" : "start");
  return parsed;
}

/** The values that the build writes into the browser's script, under the names that `client.ts` reads. */
export function clientVariables(env: ServerEnv): Record<string, string> {
  return {
    NEXT_PUBLIC_CHAIN_ID: String(env.CHAIN_ID),
    NEXT_PUBLIC_LOCAL_WALLET: env.LOCAL_WALLET ? "1" : "",
    NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: env.WALLETCONNECT_PROJECT_ID ?? "",
  };
}
