"use client";

import { useLedFocus } from "@/hooks/page/use-led-focus";
import { useStarted } from "@/hooks/page/use-started";

/** Shows nothing: tells the style sheet that the page's script runs, and looks after the focus when a link leads on. */
export function Started() {
  useStarted();
  useLedFocus();
  return null;
}
