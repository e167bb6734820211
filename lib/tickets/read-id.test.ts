import { expect, it } from "vitest";
import { readTicketId } from "./read-id";

it("reads the number of a ticket, and refuses what cannot be one", () => {
  expect([readTicketId("1"), readTicketId(String(2n ** 48n - 1n))]).toEqual([1n, 2n ** 48n - 1n]);
  for (const text of ["", "0", "01", "-1", "1.5", "1e3", "x", " 1", String(2n ** 48n), "9".repeat(16)]) expect(readTicketId(text), text).toBeUndefined();
});
