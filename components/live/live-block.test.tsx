import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveBlock } from "./live-block";

// Next's router is the same object in every render.
const router = vi.hoisted(() => ({ refresh: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));

const NOW_SECONDS = 1_800_000_000;
const trouble = { stale: "no block", unreachable: "no answer", unreadable: "no figures", "not-deployed": "no AID", offline: "no site" };
const texts = { block: "Block 7", note: "read from the chain", trouble, last: "last known figures" };
type Props = Partial<Parameters<typeof LiveBlock>[0]>;

/** The server's clock is 100 s ahead of this device's. */
const block = (props: Props = {}) => (
  <LiveBlock locale="en" number={7} timestamp={NOW_SECONDS + 90} serverNow={NOW_SECONDS + 100} trouble={null} texts={texts} {...props} />
);
const show = (props?: Props) => render(block(props));

const answer = (body: unknown) => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(body))));
const healthy = (number: number) => answer({ block: { number }, reasons: [] });
const dead = () => answer({ block: null, reasons: [{ code: "chain-unreachable", message: "…" }] });
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
  healthy(7);
  show();
  expect(line()).toContain("10 seconds ago");
  await pass(3_000);
  expect(line()).toContain("13 seconds ago");
  expect(line()).toContain("read from the chain");
});

it("compares the clocks again with every drawing: the device's may have been put right", () => {
  healthy(7);
  const { rerender } = show();
  vi.setSystemTime((NOW_SECONDS + 18_000) * 1000);
  rerender(block({ serverNow: NOW_SECONDS + 105 }));
  expect(line()).toContain("15 seconds ago");
});

it("has the server draw the figures again with a new block, and only then", async () => {
  healthy(7);
  show();
  await pass(7_000);
  expect(router.refresh).not.toHaveBeenCalled();
  healthy(8);
  await pass(7_000);
  expect(router.refresh).toHaveBeenCalledOnce();
});

it("says what is wrong while the chain cannot be read, and takes it back; the server draws both once", async () => {
  dead();
  show();
  await pass(13_000);
  expect(screen.getByRole("status").textContent).toContain("no answerlast known figures");
  expect(line()).not.toContain("read from the chain");
  expect(router.refresh).toHaveBeenCalledOnce();
  healthy(7);
  await pass(6_000);
  expect(screen.getByRole("status").textContent).toBe("");
  expect(router.refresh).toHaveBeenCalledTimes(2);
});

it("tells a head that stands still, and says it as the server drew it before any look", () => {
  show({ trouble: "stale" });
  expect(screen.getByRole("status").textContent).toContain("no block");
});

it("asks a server that does not answer for nothing but news, and takes it back when it does", async () => {
  vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("Failed to fetch"))));
  show();
  await pass(7_000);
  expect(screen.getByRole("status").textContent).toContain("no site");
  expect(router.refresh).not.toHaveBeenCalled();
  healthy(7);
  await pass(15_000);
  expect(line()).toContain("read from the chain");
});

it("is drawn again with every look at an incident where the page tells of it", async () => {
  dead();
  show({ incidents: true });
  await pass(19_000);
  expect(router.refresh).toHaveBeenCalledTimes(3);
});
