import { expect, it } from "vitest";
import { testsOf } from "./workshop";

it("testsOf finds tests by the first word of a contract's name, and none for a name that no test bears", () => {
  expect(testsOf("DealPayments.sol")).toBe("{unit,fuzz}/*Deal*");
  expect(testsOf("libraries/LoanWaterfall.sol")).toBe("{unit,fuzz}/*Loan*");
  expect(testsOf("GpuTitle.sol")).toBe("{unit,fuzz}/*Title*");
  expect(testsOf("interfaces/IPriceFeed.sol")).toBeUndefined();
});
