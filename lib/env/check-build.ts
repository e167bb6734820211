import { clientSchema } from "./client.schema";
import { EnvError, parseEnv, type EnvSource } from "./parse";
import type { ServerEnv } from "./server";

/**
 * Compares what the build wrote into the browser's script (`built`) with what the server was started with. A page that
 * works on one chain over a server of another would show figures of the wrong chain. Throws an EnvError.
 */
export function checkBuild(env: ServerEnv, built: EnvSource): void {
  const client = parseEnv(clientSchema, built);
  const problems: string[] = [];
  if (client.NEXT_PUBLIC_CHAIN_ID !== env.CHAIN_ID) {
    problems.push(
      `CHAIN_ID is ${String(env.CHAIN_ID)}, but this build was made for chain ${String(client.NEXT_PUBLIC_CHAIN_ID)}. Build again with CHAIN_ID=${String(env.CHAIN_ID)}.`,
    );
  }
  if (client.NEXT_PUBLIC_LOCAL_WALLET !== env.LOCAL_WALLET) {
    problems.push(
      `LOCAL_WALLET is ${env.LOCAL_WALLET ? "1" : "not 1"}, but this build was made ${client.NEXT_PUBLIC_LOCAL_WALLET ? "with" : "without"} it.`,
    );
  }
  if (problems.length > 0) throw new EnvError(problems);
}
