import { erc20Abi, parseUnits } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { addressIn } from "../chain/addresses";
import type { Spend } from "./flow";
import { flowCases } from "./testing/cases";
import { setScene } from "./testing/fixture";
import { giveMultisig } from "./testing/give-multisig";
import { useWorld } from "./testing/use-world";

const world = useWorld(8610);

const spending = flowCases.filter(({ spends }) => spends);
const signature = "eth_signTypedData_v4";
const transaction = "eth_sendTransaction";
const batch = "wallet_sendCalls";

async function allowancesOf(account: `0x${string}`): Promise<readonly bigint[]> {
  const { USDC, AID, Issuer, Router, StakedAID, SwapRouter } = world().addresses;
  const spenders = [Issuer, Router, StakedAID, ...(SwapRouter ? [SwapRouter] : [])];
  const pairs = [USDC, AID].flatMap((token) => spenders.map((spender) => [token, spender] as const));
  return Promise.all(
    pairs.map(([address, spender]) =>
      world().publicClient.readContract({ address, abi: erc20Abi, functionName: "allowance", args: [account, spender] }),
    ),
  );
}

describe.each(flowCases)("$name", (flowCase) => {
  it("asks a plain wallet for a signature at most, and one transaction", async () => {
    const scene = await setScene(world(), flowCase);
    const tab = scene.open();
    await tab.start(scene.data);
    const { hash } = await tab.until("done");
    expect(scene.asked()).toEqual(flowCase.spends ? [signature, transaction] : [transaction]);
    expect(scene.wallet.hashes()).toEqual([hash]);
    expect(await scene.movements()).toBe(1);
    expect(await allowancesOf(scene.account)).toEqual(Array(8).fill(0n));
  });

  it("goes through every state of the drawing, in its order", async () => {
    const scene = await setScene(world(), flowCase);
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    const prepared = ["planning", "ready", "simulating", "awaiting-wallet"];
    const signed = flowCase.spends ? ["simulating", "awaiting-wallet"] : [];
    expect(tab.seen).toEqual([...prepared, ...signed, "broadcast", "confirming", "indexing", "done"]);
  });

  it("comes to a multisig's owners step by step, and is done when they have executed", async () => {
    const multisig = await giveMultisig(world(), flowCase.name);
    const scene = await setScene(world(), { ...flowCase, account: () => world().accounts.juniorInvestor }, { multisig });
    const tab = scene.open();
    await tab.start(scene.data);
    if (flowCase.spends) {
      await tab.until("proposed");
      expect(await scene.movements()).toBe(0);
      await scene.wallet.executeProposals();
      await tab.until("awaiting-wallet", "broadcast");
    }
    await tab.until("proposed");
    const [hash] = await scene.wallet.executeProposals();
    expect((await tab.until("done")).hash).toBe(hash);
    expect(scene.asked()).toEqual(flowCase.spends ? [transaction, transaction] : [transaction]);
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(spending)("$name, whose token has to be allowed", (flowCase) => {
  it.each(["supported", "ready"] as const)("asks once where batches are %s", async (batches) => {
    const scene = await setScene(world(), flowCase, { behaviour: { batches } });
    const tab = scene.open();
    await tab.start(scene.data);
    const { hash } = await tab.until("done");
    expect(scene.asked()).toEqual([batch]);
    expect(scene.wallet.hashes()).toEqual([hash]);
    expect(await scene.movements()).toBe(1);
    expect(await allowancesOf(scene.account)).toEqual(Array(8).fill(0n));
  });

  it("goes on with a signature when the upgrade to batches is declined", async () => {
    const scene = await setScene(world(), flowCase, { behaviour: { batches: "upgrade-declined" } });
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual([batch, signature, transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("approves exactly where the wallet cannot sign typed data", async () => {
    const scene = await setScene(world(), flowCase, { behaviour: { typedData: "unsupported" } });
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction, transaction]);
    expect(await scene.movements()).toBe(1);
    expect(await allowancesOf(scene.account)).toEqual(Array(8).fill(0n));
  });

  it("approves exactly where the token does not accept the signature", async () => {
    const scene = await setScene(world(), flowCase, { behaviour: { typedData: "wrong-key" } });
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual([signature, transaction, transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("stops at a declined signature, and approves when the person wants it so", async () => {
    const scene = await setScene(world(), flowCase);
    scene.wallet.lineUp("reject");
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("rejected")).step.id).toBe("permit");
    await tab.retry({ without: "permit" });
    await tab.until("done");
    expect(scene.asked()).toEqual([signature, transaction, transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("sends the call alone where the allowance is there", async () => {
    const scene = await setScene(world(), flowCase, { behaviour: { batches: "supported" } });
    const { token, spender } = allowances[flowCase.name] ?? noAllowance(flowCase.name);
    await world().testClient.impersonateAccount({ address: scene.account });
    const wallet = world().walletFor("depositor");
    await world().publicClient.waitForTransactionReceipt({
      hash: await wallet.writeContract({
        account: scene.account,
        address: world().addresses[token],
        abi: erc20Abi,
        functionName: "approve",
        args: [addressIn(world().addresses, spender), parseUnits("250", token === "USDC" ? 6 : 18)],
      }),
    });
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("says so when the wallet has approved less than was asked, and pays nothing", async () => {
    const scene = await setScene(world(), flowCase, { behaviour: { typedData: "unsupported", approveAtMost: 7n } });
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.code).toBe("allowance-short");
    expect(await scene.movements()).toBe(0);
    scene.wallet.behave({ approveAtMost: 2n ** 200n });
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction, transaction, transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("asks for nothing when the account has too little", async () => {
    const poor = privateKeyToAccount(generatePrivateKey());
    await world().testClient.setBalance({ address: poor.address, value: 10n ** 18n });
    for (const behaviour of [{}, { batches: "supported" }, { typedData: "unsupported" }] as const) {
      const scene = await setScene(world(), { ...flowCase, account: () => poor }, { behaviour });
      const tab = scene.open();
      await tab.start(scene.data);
      expect((await tab.until("failed")).failure.kind).toBe("contract");
      expect(scene.asked()).toEqual([]);
    }
  });
});

/** Who may take what once each is allowed to. */
const allowances: Readonly<Record<string, Pick<Spend, "token" | "spender">>> = {
  mint: { token: "USDC", spender: "Issuer" },
  "stake from AID": { token: "AID", spender: "StakedAID" },
  "stake from USDC": { token: "USDC", spender: "Router" },
  swap: { token: "AID", spender: "SwapRouter" },
};

function noAllowance(name: string): never {
  throw new Error(`It is not said here what ${name} needs allowed.`);
}
