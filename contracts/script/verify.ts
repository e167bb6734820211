// Verifies the deployment that lib/chain/addresses.generated.ts names for the chain behind RPC_URL, without sending
// anything: tsx contracts/script/verify.ts. Same variables as deploy.ts; instead of a key, DEPLOYER is enough.
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { connect } from "./lib/client";
import { parseDeploymentEnv } from "./lib/env";
import { notedStart } from "./lib/starting-point";
import { checkTable, requireAll, verifyDeployment } from "./lib/verify/verify-deployment";

async function main(): Promise<void> {
  const { rpcUrl, config, deployer, fromBlock } = parseDeploymentEnv(process.env);
  const publicClient = await connect(rpcUrl);
  const chainId = publicClient.chain.id;
  const checks = await verifyDeployment({
    publicClient,
    config,
    contracts: everyAddressOf(chainId),
    deployer,
    fromBlock: fromBlock ?? (await notedStart(publicClient, deployer))?.fromBlock ?? 0n,
  });
  console.log(checkTable(checks));
  requireAll(checks);
  console.log(`${checks.length} of ${checks.length} checks hold.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
