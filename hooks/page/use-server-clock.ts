"use client";

import { useState, useSyncExternalStore } from "react";
import { subscribeToSeconds } from "../chain/seconds";

const deviceSeconds = () => Math.floor(Date.now() / 1000);
const notYet = () => undefined;

/**
 * What time it is by the server's clock, in unix seconds, moving every second while the page is visible: the
 * device's clock may be wrong, the page's figures are not dated by it. `serverNow` is the server's time when it
 * drew the page, and what the first paint shows.
 */
export function useServerClock(serverNow: number): number {
  const [offset] = useState(() => (typeof window === "undefined" ? 0 : serverNow - deviceSeconds()));
  const device = useSyncExternalStore<number | undefined>(subscribeToSeconds, deviceSeconds, notYet);
  return device === undefined ? serverNow : device + offset;
}
