"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/form/action-button";
import { Forgetful } from "@/components/form/forgetful";
import { FormAmountField } from "@/components/form/form-amount-field";
import { TokenAmount } from "@/components/money/token-amount";
import type { UnstakeForm } from "@/hooks/stake/use-unstake-form";
import { amountOf } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { worthOnExit } from "@/lib/screens";
import { NowWay } from "./now-way";
import { PartButtons } from "./part-buttons";
import { QueueWay } from "./queue-way";
import { UsdcWay } from "./usdc-way";

type UnstakePanelProps = { form: UnstakeForm; protocol: ProtocolView | undefined };

/** One amount of sAID, and the ways out of it side by side, all from one block. */
export function UnstakePanel({ form, protocol }: UnstakePanelProps) {
  const t = useTranslations("unstake");
  const locale = useLocale();
  const { field, busy, account, screen: { queue } } = form;
  const { action } = queue;
  const held = account && protocol && worthOnExit(protocol, account.shares);
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="max-w-[36rem]">
        <div className="mb-5 grid gap-3 empty:mb-0">
          <Forgetful />
        </div>
        <fieldset disabled={busy} className="min-w-0">
          <FormAmountField
            {...field}
            label={t("amount")}
            name="shares"
            action={action}
            hint={
              <>
                {held !== undefined && (
                  <p>
                    {t("worthAll")} <TokenAmount amount={amountOf("AID", held)} />
                  </p>
                )}
                <PartButtons field={field} />
              </>
            }
          />
        </fieldset>
        {(action.kind === "connect" || action.kind === "switch" || protocol === undefined) && (
          <div className="mt-5">
            <ActionButton action={action} labelOf={() => t("queue.button")} locale={locale} />
          </div>
        )}
      </div>
      {protocol && (
        <div className="grid grid-cols-1 items-start gap-x-10 gap-y-10 lg:grid-cols-3">
          <QueueWay form={form} protocol={protocol} />
          <NowWay form={form} protocol={protocol} />
          <UsdcWay form={form} protocol={protocol} />
        </div>
      )}
    </div>
  );
}
