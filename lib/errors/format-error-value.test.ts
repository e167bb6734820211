import { expect, it } from "vitest";
import type { ErrorValue } from "./codes";
import type { ValueKind } from "./contract-errors";
import { formatErrorValue } from "./format-error-value";

const e18 = 10n ** 18n;
const cases: readonly (readonly [ValueKind, ErrorValue, string])[] = [
  ["usdc", 1_234_500_000n, "1,234.5 USDC"],
  ["usdc-whole", 50_000_000n, "50,000,000 USDC"],
  ["aid", 1_000n * e18 + 1n, "1,000 AID"],
  ["aid-up", 1_000n * e18 + 1n, "1,000.000001 AID"],
  ["aid", -e18, "\u22121 AID"],
  ["aid", 1n, "<0.000001 AID"],
  ["aid-or-more", 2n ** 256n - 2n, "115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.584007 AID"],
  ["aid-or-more", 2n ** 256n - 1n, "more"],
  ["said", 5n * e18, "5 sAID"],
  ["wei-18", e18 / 2n, "0.5"],
  ["wei-18-up", e18 / 3n, "0.333334"],
  ["token-raw", 1_000n, "1,000"],
  ["native", e18 / 4n, "0.25 ETH"],
  ["usd", 99_400_000n, "0.9940 USD"],
  ["bps", 12_000n, "120%"],
  ["time", 1_795_788_300n, "27 Nov 2026, 14:05 UTC"],
  ["time", 2n ** 256n - 1n, "∞"],
  ["duration", 172_800, "2 days"],
  ["integer", 7, "7"],
  ["address", "0x000000000000000000000000000000000000dEaD", "0x0000…dEaD"],
  ["bytes", `0x${"ab".repeat(32)}`, "0xabab…abab"],
  ["text", "x".repeat(500), `${"x".repeat(159)}…`],
  ["integer", true, "true"],
  ["usdc", "not a number", "not a number"],
];

it.each(cases)("%s %s → %s", (kind, value, text) => expect(formatErrorValue({ kind, value })).toBe(text));
