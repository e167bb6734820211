"use client";

import { useSyncExternalStore } from "react";
import { connectRequest } from "./connect-request";

const never = () => false;

/** Whether somebody wants to connect a wallet, for the component that shows the choice. */
export function useConnectRequest(): { readonly asked: boolean; readonly close: () => void } {
  const asked = useSyncExternalStore(connectRequest.subscribe, connectRequest.isOpen, never);
  return { asked, close: connectRequest.close };
}
