"use client";

import { useSyncExternalStore } from "react";
import { demoChooser } from "@/lib/chain/demo/chooser";

const never = () => false;

/** Whether the demo wallet asks for an account, and how to answer. */
export function useDemoChooser(): Pick<typeof demoChooser, "choose" | "decline"> & { readonly asking: boolean } {
  const asking = useSyncExternalStore(demoChooser.subscribe, demoChooser.isAsking, never);
  return { asking, choose: demoChooser.choose, decline: demoChooser.decline };
}
