"use client";

import { useLeft } from "@/hooks/form/use-left";
import type { Transaction } from "@/hooks/tx/transaction";
import { useTransaction } from "@/hooks/tx/use-transaction";
import type { WalletSnapshot } from "@/lib/chain/wallet-store";

/** What can be done with a ticket. */
export type TicketActions = {
  readonly claim: Transaction<"claimTicket">;
  readonly cancel: Transaction<"cancelTicket">;
  readonly transfer: Transaction<"transferTicket">;
  /** One of them is under way: another waits for its end. */
  readonly busy: boolean;
};

/** The transactions of the connected account's tickets. Each knows which ticket it is about. */
export function useTicketActions(wallet: WalletSnapshot): TicketActions {
  const claim = useTransaction("claimTicket", wallet);
  const cancel = useTransaction("cancelTicket", wallet);
  const transfer = useTransaction("transferTicket", wallet);
  useLeft(claim);
  useLeft(cancel);
  useLeft(transfer);
  return { claim, cancel, transfer, busy: claim.busy || cancel.busy || transfer.busy };
}
