"use client";

import dynamic from "next/dynamic";
import { keepLoading } from "@/lib/page/keep-loading";

// Only a build for a local chain has it, and there it comes after the page: it parses answers with a schema.
const Local =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? dynamic(() => keepLoading(() => import("@/components/wallet/add-test-usdc").then((module) => module.AddTestUsdc)), { ssr: false })
    : null;

/** Test money for the connected account, on a local chain. */
export function TestUsdc() {
  return Local && <Local />;
}
