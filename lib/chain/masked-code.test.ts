import { expect, it } from "vitest";
import { maskedCode } from "./masked-code";

const ranges = [{ start: 1, length: 2 }, { start: 4, length: 1 }];

it("makes all deployments of one build the same, whatever their immutables hold", () => {
  expect(maskedCode("0x01AABB02CC03", ranges)).toBe("0x010000020003");
  expect(maskedCode("0x010000020003", ranges)).toBe(maskedCode("0x01ffff02ff03", ranges));
});

it("keeps every other byte and the length", () => {
  expect(maskedCode("0x01aabb04cc03", ranges)).not.toBe(maskedCode("0x01aabb02cc03", ranges));
  expect(maskedCode("0x01", ranges)).toBe("0x01");
  expect(maskedCode("0x01aabb", ranges)).toBe("0x010000");
});
