import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { micro } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { amountOf, formatBps, formatExactWithSymbol } from "@/lib/money";
import type { ArgumentUnit, DescribedCall } from "@/lib/server/status/describe-call";
import type { Operation } from "@/lib/server/status/governance";
import { Address } from "./address";
import { Moment } from "./moment";
import { useRoleName } from "./role-name";

/** What is about to be done, when, and who announced it. */
export function Scheduled({ operations }: { operations: readonly Operation[] }) {
  const t = useTranslations("statusPage.scheduled");
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { id: "call", label: t("call") },
        { id: "from", label: t("from") },
        { id: "until", label: t("until") },
        { id: "by", label: t("by") },
      ]}
      rows={operations.map(({ id, call, readyAt, expiresAt, caller }) => ({
        id,
        cells: [
          <Call key="call" call={call} />,
          <Moment key="from" timestamp={readyAt} />,
          <Moment key="until" timestamp={expiresAt} />,
          <Address key="by" value={caller} of={t("caller", { call: call.text })} />,
        ],
      }))}
    />
  );
}

/** A call with its raw arguments, to be checked, and below it what those with a unit amount to. */
function Call({ call: { text, measured } }: { call: DescribedCall }) {
  const write = useUnits();
  return (
    <>
      <code className="font-mono text-[0.92em] break-all">{text}</code>
      {measured.length > 0 && (
        <ul className="mt-1 text-note text-ink-2">
          {measured.map(({ name, value, unit }) => (
            <li key={name}>
              <code className="font-mono text-[0.92em]">{name}</code>
              {` = ${write[unit](value)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function useUnits(): Readonly<Record<ArgumentUnit, (value: bigint) => string>> {
  const locale = useLocale();
  const role = useRoleName();
  const usdc = (raw: bigint) => formatExactWithSymbol({ amount: amountOf("USDC", raw), locale });
  return {
    usdc,
    usdcWhole: (dollars) => usdc(dollars * micro),
    aid: (raw) => formatExactWithSymbol({ amount: amountOf("AID", raw), locale }),
    bps: (bps) => formatBps({ bps, locale }),
    seconds: (seconds) => formatDuration({ seconds, locale }),
    role,
  };
}
