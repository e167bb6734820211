"use client";

import { useMutation } from "@tanstack/react-query";
import type { Transaction } from "@/hooks/tx/transaction";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { requestVoucher } from "@/lib/local/request";

/** Gets a voucher from the local attestor and submits it. Only for a build for a local chain. */
export function useLocalVoucher(verify: Transaction<"verify">) {
  const { address } = useWallet();
  const { mutate, isPending, isError } = useMutation({ mutationFn: requestVoucher, onSuccess: verify.start });
  return {
    asking: isPending,
    failed: isError,
    ask: () => {
      if (address !== undefined && !verify.busy) mutate(address);
    },
  };
}
