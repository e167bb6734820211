// One of several servers of the API over the index that one indexer makes in a PostgreSQL database. tsx indexer/run/api.ts
// The variables are those of the indexer (indexer/.env.example), with the same values but for its own ports. Safe to kill.
import { EnvError } from "../../lib/env/parse";
import { runProcess } from "../../services/agent/process";
import { parseIndexerEnv } from "../env";
import { connectIndexer } from "./connect";
import { runReplica } from "./replica";

runProcess(async ({ log, signal }) => {
  const env = parseIndexerEnv(process.env);
  if (env.databaseUrl === undefined) throw new EnvError(["DATABASE_URL must name the database that the indexer writes to: an embedded one is its own alone."]);
  const { client, meter, servers } = await connectIndexer(env, signal);
  log("info", "started", { chainId: env.chainId, port: env.port, servers });
  await runReplica({ env, client, log, meter, signal });
  return true;
});
