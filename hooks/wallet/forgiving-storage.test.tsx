import { afterEach, expect, it } from "vitest";
import { forgiveRainbowKit } from "./forgiving-storage";

const real = window.localStorage;
const replace = (get: () => unknown) => Object.defineProperty(window, "localStorage", { configurable: true, get });

afterEach(() => { replace(() => real); });

it("leaves a storage alone that works", () => {
  replace(() => real);
  forgiveRainbowKit();
  expect(window.localStorage).toBe(real);
  expect(real.getItem("rk-probe")).toBeNull();
});

it.each([
  ["full", () => ({ getItem: () => null, setItem: () => { throw new Error("full"); }, removeItem: () => undefined })],
  ["blocked", () => { throw new Error("denied"); }],
])("forgets what RainbowKit keeps in one that is %s, and lets nobody else believe that it is kept", (_how, get) => {
  replace(get);
  forgiveRainbowKit();
  window.localStorage.setItem("rk-version", "1");
  expect(window.localStorage.getItem("rk-recent")).toBeNull();
  window.localStorage.removeItem("WALLETCONNECT_DEEPLINK_CHOICE");
  expect(() => { window.localStorage.setItem("aid.payment", "1"); }).toThrow();
});
