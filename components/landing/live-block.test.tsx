import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveBlock } from "./live-block";

// Next's router is the same object in every render.
const router = vi.hoisted(() => ({ refresh: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));

const NOW_SECONDS = 1_800_000_000;
const texts = { block: "Block 7", note: "read from the chain", stale: "last known figures" };

/** The server's clock is 100 s ahead of this device's. */
function show() {
  render(<LiveBlock locale="en" number={7} timestamp={NOW_SECONDS + 90} serverNow={NOW_SECONDS + 100} texts={texts} />);
}

const answer = (body: unknown) => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(body))));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const line = () => screen.getByText("Block 7").parentElement?.textContent ?? "";

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_SECONDS * 1000 });
  router.refresh.mockClear();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("ages by the server's clock, not by the device's", async () => {
  answer({ block: { number: 7 } });
  show();
  expect(line()).toContain("10 seconds ago");
  await pass(3_000);
  expect(line()).toContain("13 seconds ago");
  expect(line()).toContain("read from the chain");
});

it("has the server draw the figures again with a new block, and only then", async () => {
  answer({ block: { number: 7 } });
  show();
  await pass(7_000);
  expect(router.refresh).not.toHaveBeenCalled();
  answer({ block: { number: 8 } });
  await pass(7_000);
  expect(router.refresh).toHaveBeenCalledOnce();
});

it("says that figures are the last known ones while the chain cannot be reached, and takes it back", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("Failed to fetch"))));
  show();
  await pass(7_000);
  expect(line()).toContain("last known figures");
  expect(router.refresh).not.toHaveBeenCalled();
  answer({ block: { number: 7 } });
  await pass(15_000);
  expect(line()).toContain("read from the chain");
});
