import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import type { BalanceGeometry } from "@/lib/charts/balance-geometry";
import type { BalancePart } from "@/lib/charts/balance-sides";
import { tokens, type Token } from "@/lib/money";
import type { BalanceWords } from "./words";

/** The drawing as figures, for whoever cannot see it or wants to copy it. */
export function BalanceTable({ geometry, words }: { geometry: BalanceGeometry; words: BalanceWords }) {
  const t = useTranslations("balance");
  const changes = [...geometry.behind, ...geometry.owed].some(({ change }) => change !== 0n);
  const row = (unit: Token) => (part: BalancePart) => ({
    id: part.id,
    cells: [
      words.name(part.id),
      t(`sideOf.${part.id}`),
      `${words.full(part.value)} ${tokens[unit].symbol}`,
      part.change === 0n ? null : words.change(part.change),
    ],
  });
  return (
    <Disclosure summary={t("showTable")}>
      <DataTable
        caption={t("tableCaption")}
        hideCaption
        columns={[
          { id: "name", label: t("part") },
          { id: "side", label: t("side") },
          { id: "amount", label: t("amount"), numeric: true },
          ...(changes ? [{ id: "change", label: t("change"), numeric: true }] : []),
        ]}
        rows={[...geometry.behind.map(row("USDC")), ...geometry.owed.map(row("AID"))]}
      />
    </Disclosure>
  );
}
