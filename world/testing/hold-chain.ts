// Holds a chain on the port given until it is killed; the test of the guard kills it.
import { startChain } from "../chain/start-chain";

startChain({ port: Number(process.argv[2]) }).then(
  (chain) => {
    console.log(chain.rpcUrl);
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
