import { parseGwei } from "viem";
import { z } from "zod";
import { chainId, LOCAL_CHAIN_ID, port, urlList } from "../../lib/env/variables";

const feeWording = "must be a number of gwei above 0, with at most 9 decimals";
/** A price of gas. */
export const fee = z.string(feeWording).refine((text) => /^\d{1,6}(\.\d{1,9})?$/.test(text) && parseGwei(text) > 0n, feeWording);

/** Where a service finds its chain. */
export const chainVariables = {
  CHAIN_ID: chainId().default(LOCAL_CHAIN_ID).describe("Id of the chain that the contracts are on."),
  RPC_URLS: urlList()
    .optional()
    .meta({
      secret: true,
      description:
        "Addresses of the chain's JSON-RPC servers, best first, with commas between them. It falls back from one to the next. " +
        " Needed unless CHAIN_ID is 31337, where it is http://127.0.0.1:RPC_PORT.",
    }),
  RPC_PORT: port().default(8545).describe("Port of the local chain."),
};
