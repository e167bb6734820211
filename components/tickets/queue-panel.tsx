"use client";

import { useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { TransactionInPlace } from "@/components/tx/transaction-in-place";
import { Button } from "@/components/ui/button";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import { useLeft } from "@/hooks/form/use-left";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useDue } from "@/hooks/tickets/use-due";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { amountOf } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { chainReason } from "@/lib/screens";

/** The queue as a whole, and the button by which anyone serves it when something is due. */
export function QueuePanel({ base, protocol }: { base: ScreenBase; protocol: ProtocolView }) {
  const t = useTranslations("tickets.queue");
  const sentenceOf = useReasonSentence();
  const { connect } = useWallet();
  const transaction = useTransaction("serveQueue", base.wallet);
  useLeft(transaction);
  const isAtRest = transaction.state.status === "idle";
  const { form, panel } = useKeptFocus<HTMLElement>(isAtRest);
  const due = useDue();
  const { exits, sheet } = protocol;
  const trouble = chainReason(base);
  // Not known yet is not nothing.
  const idle = due === undefined ? sentenceOf({ code: "loading" }) : due === null && t("nothingDue");
  const blocked = trouble ? sentenceOf(trouble) : idle;
  const first = exits.head < exits.next ? t("waitingNote", { head: String(exits.head), last: String(exits.next - 1n) }) : t("nobody");
  const free = sheet.freeLiquidity > 0n ? sheet.freeLiquidity : 0n;
  const serve = () => {
    if (base.connection === "none") connect();
    else if (due && !transaction.busy) transaction.start({ dueRaw: due.assets });
  };
  return (
    <section ref={form} aria-labelledby="queue" className="border-t-2 border-rule-strong pt-4">
      <h2 id="queue" className="mb-2 text-title">
        {t("title")}
      </h2>
      <KeyValueList>
        <KeyValueRow label={t("waiting")} value={<TokenAmount amount={amountOf("AID", exits.unservedAssets)} rounding="up" />} note={first} />
        <KeyValueRow label={t("free")} value={<TokenAmount amount={amountOf("AID", free)} />} note={t("freeNote")} />
        {due !== undefined && <KeyValueRow label={t("due")} value={<TokenAmount amount={amountOf("AID", due?.assets ?? 0n)} />} note={t("dueNote")} />}
        <KeyValueRow label={t("setAside")} value={<TokenAmount amount={amountOf("AID", exits.setAside)} />} />
      </KeyValueList>
      <p className="mt-3 text-note text-ink-2">{t("anyone")}</p>
      {isAtRest && (
        <div className="mt-3">
          <Button disabledReason={base.connection === "wrong-network" ? t("wrongNetwork") : blocked} onClick={serve}>
            {t("serve")}
          </Button>
        </div>
      )}
      <TransactionInPlace panel={panel} transactions={[transaction]} />
    </section>
  );
}
