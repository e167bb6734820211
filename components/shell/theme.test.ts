import { expect, it } from "vitest";
import { themeFrom } from "./theme";

it("takes a chosen theme, and the system's for everything else", () => {
  expect(themeFrom("dark")).toBe("dark");
  expect(themeFrom("light")).toBe("light");
  for (const value of [undefined, "", "system", "DARK", '"><script>']) expect(themeFrom(value)).toBe("system");
});
