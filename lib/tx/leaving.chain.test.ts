import { describe, expect, it } from "vitest";
import { maturity, requestAs, servedTicket, stakeAs, tellStaked } from "../../world/testing/leaving";
import { leaveFree } from "../../world/testing/slow-bills";
import { setScene } from "./testing/fixture";
import type { FlowCase } from "./testing/flow-case";
import { cancelTicketCase, leavingCases } from "./testing/leaving-cases";
import { takeUp } from "./testing/take-up";
import { useWorld } from "./testing/use-world";

const world = useWorld(8617);
const transaction = "eth_sendTransaction";
const aid = 10n ** 20n;

describe.each(leavingCases)("$name", (flowCase) => {
  it("is one transaction", async () => {
    const scene = await setScene(world(), flowCase);
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("is found by its log where the wallet's answer was lost", async () => {
    const scene = await setScene(world(), flowCase);
    scene.wallet.lineUp("act-then-fail");
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("failed");
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction]);
    expect(await scene.movements()).toBe(1);
  });
});

describe("cancelling a ticket, which is two calls", () => {
  it("is two transactions of a plain wallet", async () => {
    const scene = await setScene(world(), cancelTicketCase);
    const tab = scene.open();
    await tab.start(scene.data);
    const { completed } = await tab.until("done");
    expect(completed.map(({ step }) => step.id)).toEqual(["prepare", "action"]);
    expect(scene.asked()).toEqual([transaction, transaction]);
    expect(await scene.movements()).toBe(1);
  });

  it("is one confirmation where the wallet takes batches", async () => {
    const scene = await setScene(world(), cancelTicketCase, { behaviour: { batches: "supported" } });
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual(["wallet_sendCalls"]);
    expect(await scene.movements()).toBe(1);
  });

  it("goes on with the second where the first is in a block and the page was gone", async () => {
    const scene = await setScene(world(), cancelTicketCase);
    scene.wallet.lineUp("confirm", "reject");
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("rejected");
    tab.kill();
    const next = scene.open();
    expect(await takeUp(next)).toBe(1);
    await next.until("done");
    expect(scene.asked()).toHaveLength(3);
    expect(await scene.movements()).toBe(1);
  });

  it("asks for the second alone where the shares were taken out of the queue elsewhere", async () => {
    const scene = await setScene(world(), cancelTicketCase);
    const { ticketId } = scene.data as { ticketId: bigint };
    await tellStaked(world(), world().accounts.verifiedRedeemer, "cancelRedeemRequest", [ticketId, scene.account]);
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction]);
  });

  it("finds its first call by its log where the wallet's answer was lost", async () => {
    const scene = await setScene(world(), cancelTicketCase);
    scene.wallet.lineUp("act-then-fail");
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("failed");
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toEqual([transaction, transaction]);
    expect(await scene.movements()).toBe(1);
  });
});

/** What cannot be, by the name of the contract's refusal. Nothing is asked of the wallet. */
const refused: readonly { readonly name: string; readonly flowId: FlowCase["flowId"]; readonly code: string; readonly data: FlowCase["data"] }[] = [
  {
    name: "more than the balance",
    flowId: "requestExit",
    code: "ERC20InsufficientBalance",
    data: async (w, account) => ({ sharesRaw: (await stakeAs(w, w.accounts.verifiedRedeemer, aid, account)) + 1n }),
  },
  {
    name: "less than was shown, by more than is accepted",
    flowId: "exitNow",
    code: "AssetsBelowMinimum",
    data: async (w, account) => ({ sharesRaw: await stakeAs(w, w.accounts.verifiedRedeemer, aid, account), assetsRaw: 2n * aid }),
  },
  {
    name: "somebody else's ticket",
    flowId: "claimTicket",
    code: "NotHolder",
    data: async (w) => {
      const ticketId = await servedTicket(w, w.accounts.verifiedRedeemer, aid);
      return { ticketId: await givenAway(w, ticketId), assetsRaw: 1n };
    },
  },
  {
    name: "claiming twice",
    flowId: "claimTicket",
    code: "NotHolder",
    data: async (w, account) => {
      const ticketId = await servedTicket(w, w.accounts.verifiedRedeemer, aid);
      await tellStaked(w, w.accounts.verifiedRedeemer, "claim", [ticketId, account]);
      return { ticketId, assetsRaw: 1n };
    },
  },
  {
    name: "cancelling what was served",
    flowId: "cancelTicket",
    code: "NothingPending",
    data: async (w) => ({ ticketId: await servedTicket(w, w.accounts.verifiedRedeemer, aid), sharesRaw: 1n }),
  },
  {
    name: "cancelling what was cancelled and taken back, while a served part of it is left",
    flowId: "cancelTicket",
    code: "NothingPending",
    data: async (w, account) => {
      const ticketId = await partlyServed(w);
      await tellStaked(w, w.accounts.verifiedRedeemer, "cancelRedeemRequest", [ticketId, account]);
      await tellStaked(w, w.accounts.verifiedRedeemer, "claimCancelRedeemRequest", [ticketId, account, account]);
      return { ticketId, sharesRaw: 1n };
    },
  },
  {
    name: "serving while nothing is due",
    flowId: "serveQueue",
    code: "NothingDue",
    data: async (w) => {
      await requestAs(w, w.accounts.verifiedRedeemer, await stakeAs(w, w.accounts.verifiedRedeemer, aid));
      return { dueRaw: 1n };
    },
  },
];

/** A ticket of which a part was served, and the rest waits for free liquidity. */
async function partlyServed(w: ReturnType<typeof world>): Promise<bigint> {
  const account = w.accounts.verifiedRedeemer;
  const ticketId = await requestAs(w, account, await stakeAs(w, account, aid));
  await leaveFree(w, aid / 4n);
  await w.advance(maturity);
  await tellStaked(w, account, "process", [ticketId]);
  return ticketId;
}

/** The ticket, held by somebody else. */
async function givenAway(w: ReturnType<typeof world>, ticketId: bigint): Promise<bigint> {
  const tab = (await setScene(w, { ...cancelTicketCase, flowId: "transferTicket", data: () => Promise.resolve({ ticketId, to: w.accounts.depositor.address }) })).open();
  await tab.start({ ticketId, to: w.accounts.depositor.address });
  await tab.until("done");
  tab.kill();
  return ticketId;
}

describe.each(refused)("$name", ({ flowId, code, data }) => {
  it.each(["none", "supported"] as const)("is refused by name before the wallet is asked, with batches %s", async (batches) => {
    const scene = await setScene(world(), { ...cancelTicketCase, flowId, data }, { behaviour: { batches } });
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.code).toBe(code);
    expect(scene.asked()).toEqual([]);
  });
});
