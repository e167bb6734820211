import { BalanceDrawing } from "@/components/charts/balance/balance-drawing";
import { LineChart } from "@/components/charts/line/line-chart";
import type { BalanceState } from "@/lib/charts/balance-sides";
import { wholeUnits } from "@/lib/money";
import { Specimen } from "./specimen";

const aid = (whole: bigint) => wholeUnits("AID", whole).raw;
const nothing: BalanceState = { cash: 0n, bills: 0n, deals: 0n, staked: 0n, circulating: 0n };
const lent: BalanceState = { cash: aid(250n), bills: aid(1_300n), deals: aid(4_100n), staked: aid(4_300n), circulating: aid(1_300n) };

const balances: readonly { readonly code: string; readonly state: BalanceState; readonly before?: BalanceState }[] = [
  { code: "<BalanceDrawing>", state: lent },
  { code: "<BalanceDrawing before>: more", state: { ...lent, cash: aid(1_250n), circulating: aid(2_300n) }, before: lent },
  { code: "<BalanceDrawing before>: less", state: { ...lent, bills: aid(300n), circulating: aid(300n) }, before: lent },
  { code: "<BalanceDrawing>: short of what is owed", state: { ...lent, deals: aid(3_000n) } },
  { code: "<BalanceDrawing>: nothing", state: nothing },
];

const day = 86_400n;
const risen = [{ time: 0n, value: 1_000n }, { time: 12n * day, value: 1_011n }, { time: 13n * day, value: 1_004n }, { time: 30n * day, value: 1_030n }];

const lines = [
  { code: "<LineChart ahead>", past: risen, ahead: [{ time: 37n * day, value: 1_036n }] },
  { code: "<LineChart>", past: risen, ahead: [] },
  { code: "<LineChart>: a value that never moves", past: [{ time: 0n, value: 7n }, { time: day, value: 7n }], ahead: [] },
];

/** The drawings, each over the states that its geometry knows. The figures are examples. */
export function Drawings() {
  return (
    <div className="grid grid-cols-1 gap-8">
      {balances.map(({ code, state, before }) => (
        <Specimen key={code} code={code}>
          <BalanceDrawing state={state} before={before} size="sm" />
        </Specimen>
      ))}
      {lines.map(({ code, past, ahead }) => (
        <Specimen key={code} code={code}>
          <LineChart past={past} ahead={ahead} label={code} valueText={String} timeText={(time) => String(time / day)} />
        </Specimen>
      ))}
    </div>
  );
}
