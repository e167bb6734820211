import { expect, it } from "vitest";
import { revertData } from "./revert-data";

const revert = `0x12345678${"00".repeat(32)}`;

it("finds revert bytes and takes no other hex for them", () => {
  const hash = `0x${"ab".repeat(32)}`;
  const address = `0x${"ab".repeat(20)}`;
  expect(revertData([{ data: hash }, { data: address }, { data: "0x" }, { data: 5 }, {}])).toBeUndefined();
  expect(revertData([{ data: hash }, { data: revert }])).toBe(revert);
  expect(revertData([{ raw: "0x12345678" }])).toBe("0x12345678");
  expect(revertData([])).toBeUndefined();
});
