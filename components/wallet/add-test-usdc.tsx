"use client";

import dynamic from "next/dynamic";
import { keepLoading } from "@/lib/page/keep-loading";

const Faucet =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? dynamic(() => keepLoading(() => import("./faucet").then((module) => module.Faucet)), { ssr: false })
    : null;

/** Gives the connected account 10,000 test USDC and 1 ETH. Shows nothing outside a build for a local chain. */
export function AddTestUsdc() {
  return Faucet && <Faucet />;
}
