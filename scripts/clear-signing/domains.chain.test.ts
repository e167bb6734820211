import { keccak256, parseAbi, parseUnits, stringToHex, verifyTypedData } from "viem";
import { readContract } from "viem/actions";
import { describe, expect, it } from "vitest";
import { identityAbi } from "../../abis";
import { permitData } from "../../lib/tx/planner/permit";
import { useWorld } from "../../lib/tx/testing/use-world";
import { signVoucher, voucherTypes } from "../../world/voucher";
import type { DescribedContract } from "./calls";
import { descriptors } from "./descriptors";
import { messages } from "./messages";
import { showMessage } from "./wallet";

const world = useWorld(8617);
const all = [...descriptors().values()];
const erc5267 = parseAbi(["function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])"]);

const typeOf = (contract: DescribedContract) => Object.keys(messages[contract]?.types ?? {})[0] ?? "";

describe("the domain that a descriptor is bound to", () => {
  it.each(Object.keys(messages) as DescribedContract[])("%s: is the one its contract signs under", async (contract) => {
    const { publicClient, addresses, chainId } = world();
    const [, name, version, chain, verifier] = await readContract(publicClient, { address: addresses[contract], abi: erc5267, functionName: "eip712Domain" });
    expect({ name, version }).toEqual(messages[contract]?.domain);
    const { context } = descriptors().get(`eip712-${contract}.json`) ?? {};
    expect(context && "eip712" in context && context.eip712.deployments).toContainEqual({ chainId: Number(chain), address: verifier });
    expect(Number(chain)).toBe(chainId);
  });

  it("has the type hash that Identity compares with", async () => {
    const { publicClient, addresses } = world();
    const hash = await readContract(publicClient, { address: addresses.Identity, abi: identityAbi, functionName: "VOUCHER_TYPEHASH" });
    expect(keccak256(stringToHex(typeOf("Identity")))).toBe(hash);
  });
});

describe("what a wallet shows of the typed data that is asked for", () => {
  it("a permission to take AID", async () => {
    const { publicClient: client, addresses, chainId, accounts } = world();
    const account = accounts.depositor.address;
    const spend = { token: "AID", amountRaw: parseUnits("12.5", 18), spender: "Router" } as const;
    const data = await permitData({ client, where: { chainId, account, addresses }, spend, deadline: 1_900_000_000n, isRevert: () => true });
    if (!data) throw new Error("AID has no domain.");
    expect(showMessage(all, { chainId, to: addresses.AID, from: account, type: typeOf("AID"), message: data.message })).toEqual([
      "Let somebody take your tokens",
      `Let ${addresses.Router} take up to 12.5 AID from you until 2030-03-17T17:46:40.000Z`,
      `Who may take: ${addresses.Router}`,
      "At most: 12.5 AID",
      "Valid until: 2030-03-17T17:46:40.000Z",
      `Whose tokens: ${account}`,
      "Number of the permission: 0",
    ]);
  });

  it("an attestor's voucher, under the domain that Identity accepts", async () => {
    const { addresses, chainId, accounts } = world();
    const message = { account: accounts.depositor.address, number: 3n, tier: 1, countryClass: 2, kind: 1, expiry: 1_900_000_000n };
    const signature = await signVoucher(accounts.attestor, message, addresses.Identity, chainId);
    const domain = { ...messages.Identity?.domain, chainId, verifyingContract: addresses.Identity };
    expect(await verifyTypedData({ address: accounts.attestor.address, domain, types: voucherTypes, primaryType: "Voucher", message, signature })).toBe(true);
    expect(showMessage(all, { chainId, to: addresses.Identity, from: accounts.attestor.address, type: typeOf("Identity"), message })).toEqual([
      "Verify an account, as an attestor",
      `State that ${message.account} is verified until 2030-03-17T17:46:40.000Z`,
      `Account: ${message.account}`,
      "Valid until: 2030-03-17T17:46:40.000Z",
      ...["Kind: person", "Tier: 1", "Class of country: 2", "Number of the voucher: 3"],
    ]);
  });
});
