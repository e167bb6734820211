// The indexer: follows the chain, and serves what it has seen. tsx indexer/run/main.ts
// The variables are listed in indexer/.env.example. Safe to kill; what is missing afterwards is looked up again.
import { createClient } from "viem";
import { chainOf } from "../../lib/chain/chains";
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { createPool } from "../../lib/server/rpc/pool";
import { readerTransport } from "../../lib/server/rpc/transport";
import { runProcess } from "../../services/agent/process";
import { parseIndexerEnv } from "../env";
import { supervise } from "./supervise";

runProcess(async ({ log, signal }) => {
  const env = parseIndexerEnv(process.env);
  const { chainId, rpcUrls, port, databaseUrl } = env;
  everyAddressOf(chainId);
  const client = createClient({ chain: chainOf(chainId), transport: readerTransport(createPool({ urls: rpcUrls, chainId })) });
  const servers = rpcUrls.map((url) => new URL(url).host);
  log("info", "started", { chainId, port, servers, database: databaseUrl === undefined ? "embedded" : "postgres" });
  await supervise({ env, client, log, signal });
  return true;
});
