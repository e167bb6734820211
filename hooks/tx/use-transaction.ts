"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { addresses } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import type { WalletSnapshot } from "@/lib/chain/wallet-store";
import { keys } from "@/lib/queries/keys";
import type { FlowData, FlowId } from "@/lib/tx/flows";
import type { InvalidationClass } from "@/lib/tx/flow";
import { emptySnapshot, type SlotSnapshot } from "./runner-slot";
import { slotFor } from "./slots";
import type { Transaction } from "./transaction";
import { isBusy, planOf } from "./view";

const noSubscription = () => () => undefined;
const empty = () => emptySnapshot;

/**
 * One action of the account that `wallet` has, on the app's chain. What was left unfinished by an earlier visit
 * is taken up by itself, without opening the wallet. The engine is loaded when it is first needed.
 */
export function useTransaction<Id extends FlowId>(flowId: Id, { address, config }: Pick<WalletSnapshot, "address" | "config">): Transaction<Id> {
  const queryClient = useQueryClient();

  const slot = useMemo(() => {
    const deployment = addresses[appChainId];
    if (config === undefined || address === undefined || deployment === undefined) return undefined;
    const onDone = (classes: readonly InvalidationClass[]) => {
      const stale = { account: keys.account(appChainId, address), protocol: keys.protocol(appChainId) };
      for (const name of classes) void queryClient.invalidateQueries({ queryKey: stale[name] });
    };
    const where = { chainId: appChainId, account: address, addresses: deployment };
    return slotFor({ config, flowId, where, onDone });
  }, [address, config, flowId, queryClient]);

  const snapshot = useSyncExternalStore<SlotSnapshot<Id>>(slot?.subscribe ?? noSubscription, slot?.snapshot ?? empty, empty);

  useEffect(() => {
    if (slot?.hasStored()) slot.use(({ runner }) => void runner.recover());
  }, [slot]);

  const prepare = useCallback(() => slot?.use(() => undefined), [slot]);
  const start = useCallback((data: FlowData<Id>) => slot?.use(({ runner }) => void runner.start(data)), [slot]);
  const retry = useCallback<Transaction<Id>["retry"]>(
    (options) => slot?.use(({ runner }) => void runner.retry(options)),
    [slot],
  );
  const resume = useCallback(() => slot?.use(({ runner }) => void runner.resume()), [slot]);
  const dismiss = useCallback(() => slot?.use(({ runner }) => void runner.dismiss()), [slot]);
  const unanswered = useCallback(() => slot?.use(({ runner }) => void runner.unanswered()), [slot]);
  const declined = useCallback(() => slot?.use(({ runner }) => void runner.declined()), [slot]);

  const { state, data, rows, following, broken } = snapshot;
  return {
    flowId,
    state,
    data,
    rows,
    plan: planOf(state),
    busy: isBusy(state) || following,
    following,
    broken,
    resumable: state.status === "ready" && !state.attended && !following,
    prepare,
    start,
    retry,
    resume,
    declined,
    unanswered,
    dismiss,
  };
}
