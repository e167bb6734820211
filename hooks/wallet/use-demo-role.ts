"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getAccount } from "wagmi/actions";
import { demoProviderOf } from "@/lib/chain/demo/connector";
import type { DemoRole } from "@/lib/chain/demo/roles";
import { useWalletSnapshot } from "./use-wallet-snapshot";

type DemoRoleState = {
  /** The role in use; undefined when another wallet is connected. */
  readonly role: DemoRole | undefined;
  readonly change: (role: DemoRole) => void;
};

/** The part that the demo wallet plays, and how to play another. */
export function useDemoRole(): DemoRoleState {
  const { config, address } = useWalletSnapshot();
  const queryClient = useQueryClient();
  const provider = config && demoProviderOf(getAccount(config).connector);
  const { data } = useQuery({
    queryKey: ["demo-role", provider !== undefined, address],
    queryFn: async () => (await provider?.role()) ?? null,
  });
  const change = (role: DemoRole) => {
    void provider?.change(role).then(() => queryClient.invalidateQueries({ queryKey: ["demo-role"] }));
  };
  return { role: data ?? undefined, change };
}
