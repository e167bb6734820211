import { describe, expect, it } from "vitest";
import { serverTime } from "./server-time";

const device = Date.UTC(2026, 10, 21, 12, 0, 0);
const noted = (seconds: number): number | undefined => {
  serverTime.note(new Date(device + seconds * 1000).toUTCString(), device + 400);
  return serverTime.ahead();
};

describe("serverTime", () => {
  it("knows nothing before an answer has told, and learns nothing from one that does not", () => {
    serverTime.note(null);
    serverTime.note("yesterday");
    expect(serverTime.ahead()).toBeUndefined();
  });

  it("tells how far this device is off, in either direction, and that it was put right", () => {
    expect([noted(18_000), noted(-18_000), noted(0)]).toEqual([18_000, -18_000, 0]);
  });

  it("takes an answer's way for no difference", () => {
    expect([noted(-2), noted(2), noted(-3)]).toEqual([0, 0, -3]);
  });
});
