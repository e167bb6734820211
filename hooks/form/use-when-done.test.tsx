import { renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { TxStatus } from "@/lib/tx/machine/state";
import { useWhenDone } from "./use-when-done";

function follow(statuses: readonly [TxStatus, ...TxStatus[]]): number {
  const onDone = vi.fn();
  const [first, ...rest] = statuses;
  const { rerender } = renderHook(({ status }: { status: TxStatus }) => useWhenDone(status, onDone), { initialProps: { status: first } });
  for (const status of rest) rerender({ status });
  return onDone.mock.calls.length;
}

it("tells the end of a transaction once", () => {
  expect(follow(["idle", "planning", "broadcast", "done", "done"])).toBe(1);
  expect(follow(["confirming", "done", "idle", "planning", "done"])).toBe(2);
});

it("does not tell an end that was found", () => {
  expect(follow(["done"])).toBe(0);
  expect(follow(["idle", "done"])).toBe(0);
  expect(follow(["planning", "failed", "idle"])).toBe(0);
});
