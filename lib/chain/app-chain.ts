import { clientEnv } from "../env/client";

/** The chain that this build of the app works on. A server's own is in lib/env/server.ts; they are compared at start. */
export const appChainId: number = clientEnv.NEXT_PUBLIC_CHAIN_ID;
