// Deploys the protocol to the chain that RPC_URL answers for, then verifies it: tsx contracts/script/deploy.ts
// The variables are listed in contracts/.env.example. Safe to run again: what is there is left as it is.
import { addresses } from "../../lib/chain/addresses";
import { creditAddresses } from "../../lib/chain/credit-addresses";
import { deploymentAddresses, writeAddresses } from "./lib/addresses-file";
import { connect, senderOf } from "./lib/client";
import { deployProtocol, verificationOf } from "./lib/deploy-protocol";
import { parseDeploymentEnv, signerOf } from "./lib/env";
import { requireReady } from "./lib/preflight";
import { startingPoint } from "./lib/starting-point";
import { checkTable, requireAll, verifyDeployment } from "./lib/verify/verify-deployment";

async function main(): Promise<void> {
  const env = parseDeploymentEnv(process.env);
  const account = signerOf(env);
  const sender = senderOf(await connect(env.rpcUrl), account);
  const { config } = env;
  const start = await startingPoint(sender, {
    ...(env.baseNonce === undefined ? {} : { baseNonce: env.baseNonce }),
    ...(env.fromBlock === undefined ? {} : { fromBlock: env.fromBlock }),
  });
  await requireReady(sender, config, start);
  const contracts = await deployProtocol({ sender, config, start, log: console.log });
  const { chain } = sender.publicClient;
  const changed = writeAddresses({ addresses, credit: creditAddresses }, chain.id, deploymentAddresses(config, contracts), env.addressesFile);
  const file = env.addressesFile ?? "lib/chain/addresses.generated.ts";
  console.log(changed ? `Addresses of chain ${chain.id} written to ${file}` : `Addresses in ${file} unchanged`);

  const checks = await verifyDeployment(verificationOf({ sender, config, start }, contracts));
  console.log(checkTable(checks));
  requireAll(checks);
  console.log(`${checks.length} of ${checks.length} checks hold.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
