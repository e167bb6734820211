import { describe, expect, it } from "vitest";
import { dealStates } from "../../../../lib/indexer/schemas/deals";
import { isInState } from "./deal-state";

const today = 20_000;

/** A condition as the database is sent it. */
function asked(state: (typeof dealStates)[number]): string | undefined {
  const query = isInState(state, today)?.toQuery({
    ...{ casing: { getColumnCasing: ({ name }: { name: string }) => name } as never, escapeName: (name) => name, escapeString: (text) => `'${text}'` },
    escapeParam: (index) => `$${String(index + 1)}`,
  });
  return query?.params.reduce<string>((text, value, index) => text.replace(`$${String(index + 1)}`, String(value)), query.sql);
}

describe("deals in a state", () => {
  it("that go on are those without an instalment left to pay, too: a share of revenue may run on until it is closed", () => {
    expect(asked("active")).toBe("(deal.stage = active and (deal.oldest_due_day is null or deal.oldest_due_day >= 20000))");
    expect(asked("handed-over")).toBe("(deal.stage = handed_over and (deal.oldest_due_day is null or deal.oldest_due_day >= 20000))");
  });

  it("that are late have one of the days before today unpaid", () => {
    expect(asked("late")).toBe("(deal.stage in (active, handed_over) and deal.oldest_due_day < 20000)");
  });

  it.each(dealStates.filter((state) => !["active", "late", "handed-over"].includes(state)))("%s are at that stage", (state) => {
    expect(asked(state)).toBe(`deal.stage = ${state}`);
  });
});
