"use client";

import { useEffect } from "react";
import { startWallet } from "./start-wallet";

/** Loads the wallet once the page is there. What it finds is in useWallet(). */
export function useStartWallet(): void {
  useEffect(() => {
    // A script that did not load is asked for again by whoever needs it.
    startWallet().catch(() => undefined);
  }, []);
}
