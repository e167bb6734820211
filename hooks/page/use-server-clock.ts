"use client";

import { useState, useSyncExternalStore } from "react";
import { subscribeToSeconds } from "../chain/seconds";

const deviceSeconds = () => Math.floor(Date.now() / 1000);
const notYet = () => undefined;

/**
 * What time it is by the server's clock, in unix seconds, moving every second while the page is visible: the
 * device's clock may be wrong, and be put right while the page is open. `serverNow` is the server's time when it drew
 * the page, and what the first paint shows; with every new one the clocks are compared again.
 */
export function useServerClock(serverNow: number): number {
  const [drawn, setDrawn] = useState(() => compared(serverNow));
  if (drawn.serverNow !== serverNow) setDrawn(compared(serverNow));
  const device = useSyncExternalStore<number | undefined>(subscribeToSeconds, deviceSeconds, notYet);
  return device === undefined ? serverNow : device + drawn.ahead;
}

/** How far the server's clock is ahead of this device's. */
function compared(serverNow: number) {
  return { serverNow, ahead: typeof window === "undefined" ? 0 : serverNow - deviceSeconds() };
}
