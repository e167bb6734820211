import { z } from "zod";
import { chainId, flag, walletConnectProjectId } from "./variables";

/**
 * What the browser's script reads. Apart from `client.ts`, because the values are fixed at build: they are parsed
 * there (next.config.ts) and again when the server starts, so that no page carries the parser.
 */
export const clientSchema = z.object({
  NEXT_PUBLIC_CHAIN_ID: chainId().describe("CHAIN_ID of the build."),
  NEXT_PUBLIC_LOCAL_WALLET: flag().default(false).describe("LOCAL_WALLET of the build."),
  NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: walletConnectProjectId().optional().describe("WALLETCONNECT_PROJECT_ID of the build."),
});
