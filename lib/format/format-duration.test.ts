import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDuration } from "./format-duration";
import { splitDuration } from "./split-duration";

it.each([
  [0, "0 seconds"],
  [-5n, "0 seconds"],
  [0.4, "0 seconds"],
  [1, "1 second"],
  [59, "59 seconds"],
  [60n, "1 minute"],
  [3_661, "1 hour 1 minute"],
  [3_601, "1 hour"],
  [190_000n, "2 days 4 hours"],
  [7 * 86_400, "7 days"],
])("%d s are %s", (seconds, text) => expect(formatDuration({ seconds })).toBe(text));

it("follows the language", () => {
  expect(formatDuration({ seconds: 93_600, locale: "pt-BR" })).toBe("1 dia e 2 horas");
  expect(formatDuration({ seconds: 190_000, locale: "uk" })).toMatch(/^2 дні (і )?4 години$/);
});

it("never says more than there is, and loses less than the smaller unit", () => {
  const size = { day: 86_400, hour: 3_600, minute: 60, second: 1 };
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 9 }), (seconds) => {
      const parts = splitDuration(seconds);
      const said = parts.reduce((sum, [unit, count]) => sum + count * size[unit], 0);
      expect(said <= seconds && parts.length >= 1 && parts.length <= 2).toBe(true);
      expect(seconds - said).toBeLessThan(3_600);
    }),
  );
});
