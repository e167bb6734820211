import { type Address, encodeFunctionData, type Hex } from "viem";
import { expect, it } from "vitest";
import { accessManagerAbi } from "../../../abis/access-manager";
import { issuerAbi } from "../../../abis/issuer";
import { appraisalsAbi, attestationsAbi, dealFactoryAbi, gpuTitleAbi } from "../../../abis/credit";
import { treasuryAbi } from "../../../abis/treasury";
import { everyAddressOf } from "../../chain/credit-addresses";
import { argumentUnits, describeCall } from "./describe-call";

const deployment = everyAddressOf(31337);
const { Issuer, AccessManager, Appraisals, Attestations, DealFactory, GpuTitle, Treasury, USDC } = deployment;

it("writes a call as the sources would", () => {
  const caps = encodeFunctionData({ abi: issuerAbi, functionName: "setCaps", args: [5n, 70n] });
  expect(describeCall(deployment, Issuer, caps).text).toBe("Issuer.setCaps(5, 70)");
  const grant = encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [2n, USDC, 60] });
  expect(describeCall(deployment, AccessManager, grant).text).toBe(`AccessManager.grantRole(2, ${USDC}, 60)`);
});

it("writes what the roles of titles and deals schedule", () => {
  const on = { abi: appraisalsAbi, functionName: "addAppraiser", args: [USDC] } as const;
  expect(describeCall(deployment, Appraisals, encodeFunctionData(on)).text).toBe(`Appraisals.addAppraiser(${USDC})`);
  const bailee = encodeFunctionData({ abi: gpuTitleAbi, functionName: "addBailee", args: [USDC] });
  expect(describeCall(deployment, GpuTitle, bailee).text).toBe(`GpuTitle.addBailee(${USDC})`);
  const signer = encodeFunctionData({ abi: attestationsAbi, functionName: "addSigner", args: [2, USDC] });
  expect(describeCall(deployment, Attestations, signer)).toEqual({ text: `Attestations.addSigner(Kind.Bailee, ${USDC})`, measured: [] });
  const strange = signer.replace(/02(?=0{24})/, "09") as Hex;
  expect(describeCall(deployment, Attestations, strange).text).toBe(`Attestations.addSigner(9, ${USDC})`);
  const open = encodeFunctionData({ abi: dealFactoryAbi, functionName: "unpause" });
  expect(describeCall(deployment, DealFactory, open).text).toBe("DealFactory.unpause()");
});

it("tells what it does not know as it is", () => {
  expect(describeCall(deployment, Issuer, "0x12345678")).toEqual({ text: "Issuer 0x12345678", measured: [] });
  const stranger = "0x00000000000000000000000000000000000000AA";
  expect(describeCall(deployment, stranger, "0x12345678")).toEqual({ text: `${stranger} 0x12345678`, measured: [] });
});

it("says what arguments are measured in, by the names that the interface gives them", () => {
  const measured = (target: Address, data: Hex) => describeCall(deployment, target, data).measured;
  const withdraw = encodeFunctionData({ abi: treasuryAbi, functionName: "withdrawSurplus", args: [5_000_000_000n, USDC] });
  expect(measured(Treasury, withdraw)).toEqual([{ name: "usdc", value: 5_000_000_000n, unit: "usdc" }]);
  const redeem = encodeFunctionData({ abi: issuerAbi, functionName: "redeem", args: [7n, USDC] });
  expect(measured(Issuer, redeem)).toEqual([{ name: "aid", value: 7n, unit: "aid" }]);
  const apr = encodeFunctionData({ abi: treasuryAbi, functionName: "setTargetApr", args: [850n] });
  expect(measured(Treasury, apr)).toEqual([{ name: "bps", value: 850n, unit: "bps" }]);
  const caps = encodeFunctionData({ abi: issuerAbi, functionName: "setCaps", args: [5n, 70n] });
  expect(measured(Issuer, caps)).toEqual([
    { name: "blockCap", value: 5n, unit: "usdcWhole" },
    { name: "dayCap", value: 70n, unit: "usdcWhole" },
  ]);
  const grant = encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [2n, USDC, 60] });
  expect(measured(AccessManager, grant)).toEqual([
    { name: "roleId", value: 2n, unit: "role" },
    { name: "executionDelay", value: 60n, unit: "seconds" },
  ]);
  const close = encodeFunctionData({ abi: accessManagerAbi, functionName: "setTargetClosed", args: [Issuer, true] });
  expect(measured(AccessManager, close)).toEqual([]);
});

/** Of the Treasury, what deals alone may call: no role schedules it. */
const ofDeals = new Set(["fund", "onReceipt", "onFee", "reposition", "writeOff", "close"]);

it("knows every integer that a role can set, so that none is shown without its unit", () => {
  const raw = [accessManagerAbi, issuerAbi, treasuryAbi].flatMap((abi) =>
    abi.flatMap((item) =>
      item.type === "function" && item.stateMutability !== "view" && !ofDeals.has(item.name)
        ? item.inputs.filter(({ type, name }) => type.startsWith("uint") && !argumentUnits.has(name)).map(({ name }) => `${item.name}.${name}`)
        : [],
    ),
  );
  // A moment before which `schedule` itself is not meant; nobody schedules a scheduling.
  expect(raw).toEqual(["schedule.when"]);
});
