"use client";

import { useStarted } from "@/hooks/page/use-started";

/** Shows nothing: tells the style sheet that the page's script runs. */
export function Started() {
  useStarted();
  return null;
}
