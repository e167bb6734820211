// The indexer: follows the chain, and serves what it has seen. tsx indexer/run/main.ts
// The variables are listed in indexer/.env.example. Safe to kill; what is missing afterwards is looked up again.
import { runProcess } from "../../services/agent/process";
import { parseIndexerEnv } from "../env";
import { connectIndexer } from "./connect";
import { supervise } from "./supervise";

runProcess(async ({ log, signal }) => {
  const env = parseIndexerEnv(process.env);
  const { client, meter, servers } = await connectIndexer(env, signal);
  log("info", "started", { chainId: env.chainId, port: env.port, servers, database: env.databaseUrl === undefined ? "embedded" : "postgres" });
  await supervise({ env, client, log, meter, signal });
  return true;
});
