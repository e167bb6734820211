// Moves the clock of a running demo: npm run clock -- 7d. RPC_PORT names its chain.
import { addressesOf } from "../lib/chain/addresses";
import { LOCAL_CHAIN_ID } from "../lib/chain/chains";
import { chainClients } from "./chain/clients";
import { localHost, rpcPort } from "./chain/ports";
import { advance, parseSpan } from "./clock";

async function main(): Promise<void> {
  const [text] = process.argv.slice(2);
  if (text === undefined) throw new Error("How far? For example: npm run clock -- 7d");
  const seconds = parseSpan(text);
  const port = rpcPort(process.env["RPC_PORT"]);
  const clients = chainClients(`http://${localHost}:${port}`);
  const chainId = await clients.publicClient.getChainId().catch(() => {
    throw new Error(`No chain answers on port ${port}: start the demo, or name its port with RPC_PORT.`);
  });
  if (chainId !== LOCAL_CHAIN_ID) throw new Error(`Chain ${chainId} is not a local chain; its clock is not ours to move.`);
  await advance(clients, addressesOf(chainId), seconds);
  const { timestamp } = await clients.publicClient.getBlock();
  console.log(`The chain's clock is at ${new Date(Number(timestamp) * 1_000).toISOString()}.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
