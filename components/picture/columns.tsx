import { balanceSides, type BalancePartId } from "@/lib/charts/balance-sides";
import { aidPerUsdc, circulating } from "@/lib/finance";
import type { ProtocolView } from "@/lib/queries";
import { colours } from "./colours";

/** Pixels. */
const HEIGHT = 312;
const WIDTH = 92;

const fills: Readonly<Partial<Record<BalancePartId, string>>> = { deals: colours.d1, bills: colours.d2, cash: colours.d4, surplus: colours.ink };

/** What stands behind AID beside what is owed, to scale, as on the pages. */
export function Columns({ sheet }: Pick<ProtocolView, "sheet">) {
  const [cash, bills, deals] = [sheet.cash, sheet.bills, sheet.deals].map((usdc) => usdc * aidPerUsdc) as [bigint, bigint, bigint];
  const { behind, owed, total } = balanceSides({ cash, bills, deals, staked: sheet.staked, circulating: circulating(sheet) });
  if (total === 0n) return null;
  return (
    <div style={{ display: "flex", gap: 12, height: HEIGHT }}>
      {[behind, owed].map((side, index) => (
        <div key={index} style={{ display: "flex", flexDirection: "column", width: WIDTH, gap: 3 }}>
          {side
            .filter(({ value }) => value > 0n)
            .map(({ id, value }) => (
              <div
                key={id}
                style={{
                  display: "flex",
                  flexGrow: Number((value * 10_000n) / total),
                  flexBasis: 0,
                  // A surplus is a sliver, but one that is seen.
                  minHeight: 4,
                  backgroundColor: fills[id] ?? colours.paper,
                  border: `2px ${id === "missing" ? "dashed" : "solid"} ${id === "missing" ? colours.loss : (fills[id] ?? colours.ink)}`,
                }}
              />
            ))}
        </div>
      ))}
    </div>
  );
}
