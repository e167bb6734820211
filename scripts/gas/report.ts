import { barOf, furtherTicket, furtherTicketBar } from "./bars";
import type { Measurement, NamedSlot } from "./measure";

const grouped = (value: number): string => value.toLocaleString("en-US");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** Gas of every action, first and again, with the bars. */
export function gasTable(measurements: readonly Measurement[]): string {
  const ids = [...new Set(measurements.map(({ id }) => id))];
  const rows = ids.map((id) => {
    const cells = (["first", "repeat"] as const).flatMap((occasion) => {
      const gas = measurements.find((entry) => entry.id === id && entry.occasion === occasion)?.gas;
      const bar = barOf({ id, occasion });
      return [gas === undefined ? "" : grouped(gas), bar === undefined ? "" : grouped(bar)];
    });
    return [id, ...cells];
  });
  const further = ["each further ticket of a service", grouped(Math.ceil(furtherTicket(measurements))), grouped(furtherTicketBar), "", ""];
  return table(["action", "first", "bar", "repeat", "bar"], [...rows, further]);
}

/** Where the gas of one action goes. */
function partTable({ parts, gas }: Measurement): string {
  return table(["part", "gas"], [...parts.map((part) => [part.what, grouped(part.gas)]), ["all", grouped(gas)]]);
}

/** Every storage slot that one action touches. */
function slotTable({ slots }: Measurement): string {
  const row = ({ contract, slot, reads, writes, gas }: NamedSlot): string[] => [
    `${contract} \`${slot}\``,
    String(reads),
    String(writes),
    grouped(gas),
  ];
  const total = slots.reduce((sum, { gas }) => sum + gas, 0);
  return table(["slot", "reads", "writes", "gas"], [...slots.map(row), ["all", "", "", grouped(total)]]);
}

/** The generated part of docs/gas.md. */
export function gasReport(measurements: readonly Measurement[]): string {
  const detailed = measurements.filter(({ occasion, id }) => occasion === "repeat" || !measurements.some((m) => m.id === id && m.occasion === "repeat"));
  const sections = detailed.map((measurement) => `### ${measurement.id}: ${grouped(measurement.gas)} gas\n\n${partTable(measurement)}\n\n${slotTable(measurement)}`);
  return [gasTable(measurements), "## Parts and storage slots by action", "As on every repeat; the first time differs only in what a slot costs that was empty.", ...sections].join("\n\n");
}
