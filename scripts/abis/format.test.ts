import { parseAbi } from "viem";
import { describe, expect, it } from "vitest";
import { abiModule, callable, codeModule, unionOfErrors } from "./format";

const abi = parseAbi([
  "constructor(address owner)",
  "error Late(uint256 deadline)",
  "event Paid(address indexed to)",
  "function pay((address to, uint256 amount)[] items) returns (bool)",
  "function balance() view returns (uint256)",
  "receive() external payable",
]);

describe("the modules of abis/", () => {
  it("hold functions, events and errors in this order, each by name, and nothing else", () => {
    expect(callable(abi).map(({ name }) => name)).toEqual(["balance", "pay", "Paid", "Late"]);
  });

  it("write every error once, whichever contracts have it", () => {
    const other = parseAbi(["error Late(uint256 deadline)", "error Late(uint64 deadline)", "error Early()"]);
    expect(unionOfErrors([abi, other]).map(({ name, inputs }) => `${name}(${inputs.map(({ type }) => type).join()})`)).toEqual([
      "Early()",
      "Late(uint256)",
      "Late(uint64)",
    ]);
  });

  it("are typed constants without solc's own names of types", () => {
    const named = { type: "error", name: "Late", inputs: [{ name: "deadline", type: "uint256", internalType: "uint256" }] } as const;
    expect(abiModule("errorsAbi", [named])).toBe(
      "// Generated from the contracts' build by `npm run abis`; do not edit.\n" +
        'export const errorsAbi = [\n  { type: "error", name: "Late", inputs: [{ name: "deadline", type: "uint256" }] },\n] as const;\n',
    );
  });

  it("hold the hash of every contract's code with the bytes that are masked", () => {
    expect(codeModule([{ contract: "AID", hash: "0x12", immutables: [{ start: 4, length: 32 }] }])).toContain(
      'export const builtCode = {\n  AID: { hash: "0x12", immutables: [{ start: 4, length: 32 }] },\n} as const;\n',
    );
  });
});
