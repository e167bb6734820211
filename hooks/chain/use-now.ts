"use client";

import { useSyncExternalStore } from "react";
import { subscribeToSeconds } from "./seconds";
import { useChainClock } from "./use-chain-clock";

const deviceSeconds = () => Math.floor(Date.now() / 1000);
const notYet = () => undefined;

/**
 * What time it is on the chain, in unix seconds, moving every second while the page is visible. Until the chain has been
 * read it is `initial`: the timestamp of the block that the server rendered, or undefined.
 */
export function useNow(initial: number): number;
export function useNow(initial?: number): number | undefined;
export function useNow(initial?: number): number | undefined {
  const offset = useChainClock();
  const device = useSyncExternalStore<number | undefined>(subscribeToSeconds, deviceSeconds, notYet);
  return offset === undefined || device === undefined ? initial : device + offset;
}
