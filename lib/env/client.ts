import type { z } from "zod";
import type { clientSchema } from "./client.schema";

/** The browser's variables: the shape that `client.schema.ts` describes and the build has checked. */
export type ClientEnv = z.output<typeof clientSchema>;

// Each name is written out in full: the build replaces `process.env.NAME` as text, and nothing else.
export const clientEnv: ClientEnv = {
  NEXT_PUBLIC_CHAIN_ID: Number(process.env.NEXT_PUBLIC_CHAIN_ID ?? "31337"),
  NEXT_PUBLIC_LOCAL_WALLET: process.env.NEXT_PUBLIC_LOCAL_WALLET === "1",
  NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID || undefined,
};
