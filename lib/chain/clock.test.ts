import { describe, expect, it } from "vitest";
import { clockOffset } from "./clock";

const device = 1_800_000_000;
const read = (chainTime: number, exact = false) => clockOffset({ chainTime, readAt: device * 1000 + 400, exact });

describe("clockOffset", () => {
  it("is nothing while blocks are as old as blocks are", () => {
    expect([read(device), read(device - 12), read(device - 120)]).toEqual([0, 0, 0]);
  });

  it("follows a chain that is ahead of this device", () => {
    expect(read(device + 3)).toBe(3);
  });

  it("believes the chain when this device is far ahead of it", () => {
    expect(read(device - 121)).toBe(-121);
  });

  it("takes what a local chain tells to the second, in either direction", () => {
    expect([read(device - 5, true), read(device + 604_800, true)]).toEqual([-5, 604_800]);
  });
});
