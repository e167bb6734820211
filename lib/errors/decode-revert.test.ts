import fc from "fast-check";
import { type AbiParameter, concat, encodeAbiParameters, encodeErrorResult, type Hex, toFunctionSelector } from "viem";
import { describe, expect, it } from "vitest";
import { errorsAbi } from "../../abis/errors";
import { decodeRevert } from "./decode-revert";

const reason = (text: string) =>
  encodeErrorResult({ abi: [{ type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] }], args: [text] });
const panic = (code: bigint) =>
  encodeErrorResult({ abi: [{ type: "error", name: "Panic", inputs: [{ name: "code", type: "uint256" }] }], args: [code] });

type CustomError = { type: "error"; name: string; inputs: readonly AbiParameter[] };

const encode = ({ name, inputs }: CustomError, args: readonly unknown[]): Hex => {
  const selector = toFunctionSelector(`${name}(${inputs.map(({ type }) => type).join()})`);
  return concat([selector, encodeAbiParameters(inputs, args)]);
};

const samples: Readonly<Record<string, unknown>> = {
  address: "0x000000000000000000000000000000000000dEaD",
  bytes4: "0x12345678",
  bytes32: `0x${"ab".repeat(32)}`,
  string: "text",
  uint8: 7,
  uint32: 7,
};

describe("decodeRevert", () => {
  it.each(errorsAbi.map((item): [string, CustomError] => [item.name, item]))("names %s and its arguments", (name, item) => {
    const args = item.inputs.map(({ type }) => samples[type] ?? 7n);
    const data = encode(item, args);
    const values = Object.fromEntries(item.inputs.map((input, index) => [input.name ?? "", args[index]]));
    expect(decodeRevert(data)).toMatchObject({ code: name, values });
  });

  it("knows FiatToken's texts by the letter", () => {
    expect(decodeRevert(reason("ERC20: transfer amount exceeds balance"))).toEqual({ code: "usdc-balance", values: {}, retry: false });
    expect(decodeRevert(reason("FiatTokenV2: permit is expired"))).toEqual({ code: "usdc-permit-expired", values: {}, retry: true });
    expect(decodeRevert(reason("Blacklistable: account is blacklisted"))).toMatchObject({ code: "usdc-frozen" });
    expect(decodeRevert(reason("Pausable: paused."))).toEqual({ code: "revert-text", values: { reason: "Pausable: paused." }, retry: false });
  });

  it("tells panics apart", () => {
    expect(decodeRevert(panic(0x01n)).code).toBe("panic-assert");
    expect(decodeRevert(panic(0x11n)).code).toBe("panic-arithmetic");
    expect(decodeRevert(panic(0x12n)).code).toBe("panic-division");
    expect(decodeRevert(panic(0x32n))).toMatchObject({ code: "panic-other", values: { panic: "0x32" } });
  });

  it("says what little there is", () => {
    expect(decodeRevert("0x")).toMatchObject({ code: "revert-empty" });
    expect(decodeRevert("0xdeadbeef")).toEqual({ code: "revert-selector", values: { selector: "0xdeadbeef" }, retry: false });
    const cutShort = reason("something").slice(0, 74) as Hex;
    expect(decodeRevert(cutShort)).toMatchObject({ code: "revert-selector", values: { selector: "0x08c379a0" } });
  });

  it("says whether the same can succeed later", () => {
    const capped = encodeErrorResult({ abi: errorsAbi, errorName: "BlockCapExceeded", args: [2n, 1n] });
    expect(decodeRevert(capped)).toMatchObject({ retry: true });
    expect(decodeRevert(encodeErrorResult({ abi: errorsAbi, errorName: "MintPaused" }))).toMatchObject({ retry: false });
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeRevert(`0x${Buffer.from(bytes).toString("hex")}`).code).toBeTypeOf("string");
      }),
    );
  });
});
