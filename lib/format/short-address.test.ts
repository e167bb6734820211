import { expect, it } from "vitest";
import { shortAddress } from "./short-address";

it("keeps the ends", () => {
  expect(shortAddress("0xcA11bde05977b3631167028862bE2a173976CA11")).toBe("0xcA11…CA11");
  expect(shortAddress("0x12345678")).toBe("0x12345678");
});
