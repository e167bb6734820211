import { checkBuild } from "./check-build";
import { readChainIds, wrongChains } from "./check-chain";
import { EnvError } from "./parse";
import { serverEnv } from "./server";

/**
 * Checks the environment when the server starts: every variable, the build it meets, and the chain behind every
 * upstream that answers. Ends the process with the list of problems when something is wrong.
 */
export async function checkAtStart(): Promise<void> {
  try {
    const env = serverEnv();
    checkBuild(env, {
      NEXT_PUBLIC_CHAIN_ID: process.env.NEXT_PUBLIC_CHAIN_ID,
      NEXT_PUBLIC_LOCAL_WALLET: process.env.NEXT_PUBLIC_LOCAL_WALLET,
      NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID,
    });
    const problems = wrongChains(await readChainIds(env.RPC_URLS), env.CHAIN_ID);
    if (problems.length > 0) throw new EnvError(problems);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
