"use client";

import { useTranslations } from "next-intl";
import type { Address } from "viem";
import { SourceRow } from "@/components/form/source-row";
import { Disclosure } from "@/components/ui/disclosure";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import type { ContractName } from "@/lib/chain/addresses";
import { shortAddress } from "@/lib/format";

const sources = [
  { figure: "all", contract: "Lens", call: "account" },
  { figure: "balance", contract: "AID", call: "balanceOf" },
  { figure: "worth", contract: "StakedAID", call: "convertToAssets" },
  { figure: "leaving", contract: "StakedAID", call: "exitPrice" },
  { figure: "tickets", contract: "Lens", call: "tickets" },
  { figure: "allowance", contract: "USDC", call: "allowance" },
  { figure: "vesting", contract: "StakedAID", call: "vesting" },
  { figure: "share", contract: "StakedAID", call: "totalSupply" },
  { figure: "pending", contract: "Treasury", call: "pendingYield" },
] as const satisfies readonly { figure: string; contract: ContractName; call: string }[];

/** The call behind the activity, and the events that it asks for (lib/portfolio/decode-log.ts). */
const logs = "eth_getLogs: Transfer, Approval, Minted, Redeemed, Deposit, Verified, Revoked, RedeemRequest, CancelRedeemRequest, CancelRedeemClaim, TicketServed, TicketClaimed, ExitedNow, OperatorSet, ApprovalForAll";

/** What stands between a call's brackets. */
function argumentsOf(call: (typeof sources)[number]["call"], account: Address): string {
  const who = shortAddress(account);
  const given: Partial<Record<typeof call, string>> = { account: who, tickets: `${who}, 0, …`, balanceOf: who, convertToAssets: "sAID", allowance: `${who}, …` };
  return given[call] ?? "";
}

/** Which contract answers for which figure, so that anyone can ask it without us. */
export function Sources({ account }: { account: Address }) {
  const t = useTranslations("portfolio.sources");
  return (
    <Disclosure summary={t("title")}>
      <p className="mb-2 max-w-[64ch] text-ink-2">{t("intro")}</p>
      <div className="max-w-[44rem]">
        <KeyValueList>
          {sources.map(({ figure, contract, call }) => (
            <SourceRow key={figure} label={t(figure)} contract={contract} call={`${call}(${argumentsOf(call, account)})`} />
          ))}
          <KeyValueRow label={t("activity")} value={<code className="font-mono text-[0.92em]">{logs}</code>} />
        </KeyValueList>
      </div>
    </Disclosure>
  );
}
