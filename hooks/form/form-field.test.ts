import { describe, expect, it, vi } from "vitest";
import type { Transaction } from "@/hooks/tx/transaction";
import type { TxStatus } from "@/lib/tx/machine/state";
import { formField } from "./form-field";

function setUp(status: TxStatus, busy = false) {
  const field = { token: "USDC", text: "", problem: null, balance: 1n, max: 1n, onText: vi.fn(), onMax: vi.fn(), onReading: vi.fn(), onPart: vi.fn() } as const;
  const transaction = { state: { status }, busy, prepare: vi.fn(), dismiss: vi.fn() };
  const made = formField({ field }, transaction as unknown as Transaction<"mint">);
  return { field, transaction, made };
}

describe("formField", () => {
  it("loads the engine with the first input, whichever it is", () => {
    const { field, transaction, made } = setUp("idle");
    made.onText("5");
    made.onMax();
    made.onReading({ kind: "grouped", raw: 1n });
    expect(transaction.prepare).toHaveBeenCalledTimes(3);
    expect(transaction.dismiss).not.toHaveBeenCalled();
    expect(field.onText).toHaveBeenCalledWith("5");
    expect(field.onMax).toHaveBeenCalledOnce();
    expect(field.onReading).toHaveBeenCalledWith({ kind: "grouped", raw: 1n });
  });

  it.each(["done", "rejected", "failed", "replaced"] as const)("puts away what is over: %s", (status) => {
    const { transaction, made } = setUp(status);
    made.onText("5");
    expect(transaction.dismiss).toHaveBeenCalledOnce();
  });

  it.each(["ready", "dropped", "proposed", "unknown", "confirming"] as const)("keeps what may still happen: %s", (status) => {
    const { transaction, made } = setUp(status);
    made.onText("5");
    expect(transaction.dismiss).not.toHaveBeenCalled();
  });

  it("puts nothing away that another tab does", () => {
    const { transaction, made } = setUp("failed", true);
    made.onText("5");
    expect(transaction.dismiss).not.toHaveBeenCalled();
  });
});
