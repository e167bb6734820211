import type { Address, Hex } from "viem";
import { secondsPerDay } from "../story/plan/plan";
import { machineDay } from "../story/revenue";
import { errand } from "./day";
import { open } from "./servicing";
import { signatureOf } from "./signatures";
import { callOf, digestOf, structOf, word } from "./words";
import { reporterOf, type Today } from "./world";

const fields = "uint256 titleId,uint40 start,uint40 end,uint32 gpusOnline,uint16 utilisationBps,uint64 energyWh,uint72 revenue";
const report = structOf(`Report(${fields})`);
const submit = callOf("submit((uint256,uint40,uint40,uint32,uint16,uint64,uint72),bytes)");
const gas = 190_000;
/** Of the signature in the call, and how long it is. */
const [at, length] = [256n, 65n];

/** Reporters sign what the machines of each open deal did yesterday, and anyone submits it. */
export async function reportMachines(now: Today, telemetry: { readonly address: Address; readonly domain: Hex }): Promise<void> {
  for (const { deal } of open(now)) {
    const { gpusOnline, utilisationBps, energyWh, revenue } = machineDay({ seed: now.seed }, deal, now.index - 1, deal.course === "handed-over");
    const [start, end] = [(now.today - 1) * secondsPerDay, now.today * secondsPerDay];
    const words = [deal.number, start, end, gpusOnline, utilisationBps, energyWh].map(BigInt).concat(revenue);
    const { packed } = await signatureOf(reporterOf(deal), digestOf(telemetry.domain, report(...words)));
    const data: Hex = `${submit(...words, at, length)}${packed.slice(2).padEnd(3 * word(0n).length, "0")}`;
    await now.day.run([errand(telemetry.address, data, gas)]);
  }
}
