import { encodeFunctionData } from "viem";
import { expect, it } from "vitest";
import { accessManagerAbi } from "../../../abis/access-manager";
import { issuerAbi } from "../../../abis/issuer";
import { addressesOf } from "../../chain/addresses";
import { describeCall } from "./describe-call";

const deployment = addressesOf(31337);
const { Issuer, AccessManager, USDC } = deployment;

it("writes a call as the sources would", () => {
  const caps = encodeFunctionData({ abi: issuerAbi, functionName: "setCaps", args: [5n, 70n] });
  expect(describeCall(deployment, Issuer, caps)).toBe("Issuer.setCaps(5, 70)");
  const grant = encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [2n, USDC, 60] });
  expect(describeCall(deployment, AccessManager, grant)).toBe(`AccessManager.grantRole(2, ${USDC}, 60)`);
});

it("tells what it does not know as it is", () => {
  expect(describeCall(deployment, Issuer, "0x12345678")).toBe("Issuer 0x12345678");
  const stranger = "0x00000000000000000000000000000000000000AA";
  expect(describeCall(deployment, stranger, "0x12345678")).toBe(`${stranger} 0x12345678`);
});
