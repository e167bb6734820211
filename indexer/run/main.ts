// The indexer: follows the chain, and serves what it has seen. tsx indexer/run/main.ts
// The variables are listed in indexer/.env.example. Safe to kill; what is missing afterwards is looked up again.
import { runProcess } from "../../services/agent/process";
import { parseIndexerEnv } from "../env";
import { startPonder } from "./ponder";

runProcess(async ({ log, signal }) => {
  const env = parseIndexerEnv(process.env);
  log("info", "started", { chainId: env.chainId, port: env.port, database: env.databaseUrl === undefined ? "embedded" : "postgres" });
  const ponder = startPonder(env, { schema: "aid", folder: env.folder });
  signal.addEventListener("abort", () => void ponder.stop());
  return (await ponder.ended) === 0;
});
