import { encodeFunctionData, erc20Abi, hashStruct, hashTypedData, domainSeparator, multicall3Abi } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { signatureOf } from "./signatures";
import { aggregateOf, callOf, digestOf, structOf } from "./words";

const [one, other] = ["0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC", "0x90F79bf6EB2c4f870365E785982E1f101E93b906"] as const;
const types = { Paid: [{ name: "to", type: "address" }, { name: "amount", type: "uint96" }] } as const;
const domain = { name: "AID Telemetry", version: "1", chainId: 31_337, verifyingContract: one } as const;
const message = { to: other, amount: 7n } as const;

describe("calls and signatures written by hand", () => {
  it("are those that viem writes", () => {
    const call = callOf("transferFrom(address,address,uint256)");
    expect(call(one, other, 10n ** 20n)).toBe(encodeFunctionData({ abi: erc20Abi, functionName: "transferFrom", args: [one, other, 10n ** 20n] }));
  });

  it("go into Multicall3 as viem puts them there, whatever their length", () => {
    const calls = ["0x", "0x12345678", `0x${"ab".repeat(32)}`, `0x${"cd".repeat(68)}`] as const;
    const args = calls.map((callData, index) => ({ target: index % 2 === 0 ? one : other, allowFailure: index === 2, callData }));
    const inner = args.map(({ target, allowFailure, callData }) => ({ to: target, data: callData, ...(allowFailure ? { mayFail: true } : {}) }));
    expect(aggregateOf(inner)).toBe(encodeFunctionData({ abi: multicall3Abi, functionName: "aggregate3", args: [args] }));
  });

  it("sign what viem signs", async () => {
    const struct = structOf("Paid(address to,uint96 amount)")(other, 7n);
    expect(struct).toBe(hashStruct({ data: message, primaryType: "Paid", types }));
    const digest = digestOf(domainSeparator({ domain }), struct);
    expect(digest).toBe(hashTypedData({ domain, types, primaryType: "Paid", message }));
    const signer = privateKeyToAccount(`0x${"11".repeat(32)}`);
    const { packed, v, r, s } = await signatureOf(signer, digest);
    expect(packed).toBe(await signer.signTypedData({ domain, types, primaryType: "Paid", message }));
    expect(packed).toBe(`0x${[r, s].map((part) => part.toString(16).padStart(64, "0")).join("")}${v.toString(16)}`);
  });
});
