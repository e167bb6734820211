import { describe, expect, it, vi } from "vitest";
import { word } from "../testing/events";
import { nowhere } from "../testing/facts";
import { createPaperPage, paperCarrier, paperData } from "../testing/paper-page";
import { runKey } from "../storage/key";

const key = runKey({ ...nowhere, flowId: "verify" });
const never = () => new Promise(() => undefined);

/** The pool's transaction into a block. */
const include = ({ chain }: ReturnType<typeof createPaperPage>, state: { flight?: unknown }) => {
  const { hash } = state.flight as { hash: `0x${string}` };
  chain.mine(hash);
  return hash;
};

describe("a run on paper", () => {
  it("goes from a press to its end, and is forgotten when dismissed", async () => {
    const page = createPaperPage();
    page.sends();
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(10);
    expect(status()).toBe("broadcast");
    const hash = include(page, runner.snapshot().state as { flight: unknown });
    await page.clock.pass(50);
    expect(runner.snapshot().state).toMatchObject({ status: "done", hash, history: "none" });
    await runner.dismiss();
    expect([status(), page.browser.stored.size]).toEqual(["idle", 0]);
  });

  it("refuses data that the flow does not take, before anything happens", () => {
    const { runner, status } = createPaperPage().openTab();
    const odd = { ...paperData, signature: "0x" } as const;
    expect(() => runner.start(odd)).toThrow();
    expect(status()).toBe("idle");
  });

  it("names a failure that comes out of a read", async () => {
    const page = createPaperPage();
    page.chain.on("eth_getBlockByNumber", () => {
      throw Object.assign(new Error("Too Many Requests"), { code: -32005 });
    });
    const { runner } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(10);
    expect(runner.snapshot().state).toMatchObject({ status: "failed", failure: { kind: "rate-limit" } });
    page.chain.on("eth_getBlockByNumber", undefined);
    page.chain.on("eth_call", () => {
      throw Object.assign(new Error("execution reverted"), { code: 3, data: "0x" });
    });
    await runner.retry();
    await page.clock.pass(10);
    expect(runner.snapshot().state).toMatchObject({ status: "failed", failure: { kind: "contract" } });
  });

  it("waits for what sits under the nonce of a request in doubt, and says so", async () => {
    const page = createPaperPage();
    page.answers.set("eth_sendTransaction", () => {
      page.chain.submit({ from: nowhere.account, nonce: 0, to: nowhere.addresses.AID });
      throw Object.assign(new Error("lost"), { code: -32603 });
    });
    const { runner } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(10);
    await runner.retry();
    await page.clock.pass(200);
    expect(runner.snapshot().state).toMatchObject({ status: "failed", failure: { code: "nonce-waiting" }, unsettled: [{}] });
  });

  it("does not fall for an error of the watching itself", async () => {
    const page = createPaperPage({ proposalMs: 0 });
    page.chain.setCode(nowhere.account, "0x6080");
    page.answers.set("eth_sendTransaction", () => word(5));
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(30);
    expect(status()).toBe("proposed");
    await runner.resume();
    await page.clock.pass(20);
    const hash = page.chain.submit(paperCarrier);
    page.chain.mine(hash);
    await page.clock.pass(100);
    expect(runner.snapshot().state).toMatchObject({ status: "done", hash });
  });

  it("proposes where a contract's wallet never answers, and is unknown where another's does not", async () => {
    for (const [code, expected] of [["0x6080", "proposed"], ["0x", "unknown"]] as const) {
      const page = createPaperPage();
      page.chain.setCode(nowhere.account, code);
      page.answers.set("eth_sendTransaction", never);
      const { runner, status } = page.openTab();
      await runner.start(paperData);
      await page.clock.pass(1_100);
      expect(status()).toBe(expected);
    }
  });

  it("finds by itself what a silent wallet has sent", async () => {
    const page = createPaperPage();
    page.answers.set("eth_sendTransaction", ([request]) => {
      const { from, to, data } = request as { from: `0x${string}`; to: `0x${string}`; data: `0x${string}` };
      page.chain.mine(page.chain.submit({ from, to, data, nonce: 0 }));
      return never();
    });
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(1_200);
    expect(status()).toBe("done");
  });
});

describe("what is stored", () => {
  it("is cleared away when it cannot be read", async () => {
    const page = createPaperPage();
    page.browser.stored.set(key, "{");
    const { runner, status } = page.openTab();
    await runner.recover();
    expect([status(), page.browser.stored.size]).toEqual(["idle", 0]);
  });

  it("is not needed: a run goes on where nothing can be stored", async () => {
    const page = createPaperPage();
    page.sends();
    page.browser.stored.set = () => {
      throw new Error("QuotaExceededError");
    };
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(10);
    include(page, runner.snapshot().state as { flight: unknown });
    await page.clock.pass(50);
    expect(status()).toBe("done");
  });

  it("goes on after a reload only in a tab that is free to", async () => {
    const page = createPaperPage();
    page.answers.set("eth_sendTransaction", never);
    const first = page.openTab();
    await first.runner.start(paperData);
    await page.clock.pass(10);
    const second = page.openTab();
    await second.runner.recover();
    expect([second.status(), second.runner.snapshot().following]).toEqual(["awaiting-wallet", true]);
    await first.runner.recover();
    expect(first.status()).toBe("awaiting-wallet");
    second.runner.dispose();
    second.tab.close();
  });

  it("is left alone by a tab that dies while it waits for its turn", async () => {
    const page = createPaperPage();
    page.answers.set("eth_sendTransaction", never);
    const [first, second, third] = [page.openTab(), page.openTab(), page.openTab()];
    await first.runner.start(paperData);
    await page.clock.pass(10);
    await second.runner.recover();
    await third.runner.recover();
    second.runner.dispose();
    first.runner.dispose();
    first.tab.close();
    await page.clock.pass(10);
    // The request that was lost is looked for; the wallet is not opened.
    expect(third.runner.snapshot().state).toMatchObject({ status: "failed", failure: { code: "request-open" } });
    expect(third.runner.snapshot().following).toBe(false);
  });

  it("is seen to end by a tab that waited for its turn", async () => {
    const page = createPaperPage();
    const sending = Promise.resolve(word(1));
    page.answers.set("eth_sendTransaction", () => sending.then(() => Promise.reject(Object.assign(new Error("no"), { code: 4001 }))));
    const [first, second] = [page.openTab(), page.openTab()];
    const pressed = first.runner.start(paperData);
    await second.runner.recover();
    await pressed;
    await page.clock.pass(50);
    expect([first.status(), second.status(), second.runner.snapshot().following]).toEqual(["rejected", "rejected", false]);
    await first.runner.dismiss();
    await page.clock.pass(10);
    expect([first.status(), second.status()]).toEqual(["idle", "idle"]);
  });
});

describe("pressing", () => {
  it("twice is pressing once", async () => {
    const page = createPaperPage();
    const send = vi.fn(never);
    page.answers.set("eth_sendTransaction", send);
    const { runner } = page.openTab();
    await Promise.all([runner.start(paperData), runner.start(paperData), runner.retry(), runner.resume()]);
    await page.clock.pass(20);
    await Promise.all([runner.start(paperData), runner.retry(), runner.resume(), runner.dismiss()]);
    await page.clock.pass(20);
    expect(send).toHaveBeenCalledOnce();
  });

  it("puts a request to the wallet once, also when the person then declines an older one", async () => {
    const page = createPaperPage();
    const declines: (() => void)[] = [];
    const send = vi.fn(() => new Promise((_resolve, reject) => {
      declines.push(() => { reject(Object.assign(new Error("no"), { code: 4001 })); });
    }));
    page.answers.set("eth_sendTransaction", send);
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(1_100);
    expect(status()).toBe("unknown");
    await runner.resume();
    await page.clock.pass(20);
    expect(runner.snapshot().state).toMatchObject({ status: "failed", failure: { code: "request-open" } });
    await runner.declined();
    await page.clock.pass(20);
    expect([status(), send.mock.calls.length]).toEqual(["awaiting-wallet", 2]);
    declines[0]?.();
    await page.clock.pass(50);
    expect([status(), send.mock.calls.length]).toEqual(["awaiting-wallet", 2]);
    expect(runner.snapshot().state).toMatchObject({ unsettled: [] });
    declines[1]?.();
    await page.clock.pass(50);
    expect(status()).toBe("rejected");
  });

  it("that the wallet shows nothing looks at the chain, and asks for nothing while the request may be open", async () => {
    const page = createPaperPage();
    const send = vi.fn(never);
    page.answers.set("eth_sendTransaction", send);
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(20);
    await runner.unanswered();
    await page.clock.pass(20);
    expect(status()).toBe("unknown");
    await runner.resume();
    await page.clock.pass(20);
    expect(runner.snapshot().state).toMatchObject({ status: "failed", failure: { code: "request-open" } });
    expect(send).toHaveBeenCalledOnce();
  });

  it("start after a dismissal, also in another page, looks first for what was left in doubt", async () => {
    for (const reload of [false, true]) {
      const page = createPaperPage();
      const send = vi.fn(never);
      page.answers.set("eth_sendTransaction", send);
      const first = page.openTab();
      await first.runner.start(paperData);
      await page.clock.pass(1_100);
      expect(first.status()).toBe("unknown");
      await first.runner.dismiss();
      expect([first.status(), page.browser.stored.size]).toEqual(["idle", 1]);
      if (reload) {
        first.runner.dispose();
        first.tab.close();
      }
      const { runner, status } = reload ? page.openTab() : first;
      await runner.recover();
      expect(status()).toBe("idle");
      await runner.start(paperData);
      await page.clock.pass(20);
      expect([status(), send.mock.calls.length]).toEqual(["failed", 1]);
      await runner.declined();
      await page.clock.pass(20);
      expect(status()).toBe("awaiting-wallet");
      expect(send.mock.calls).toMatchObject([[[{}]], [[{ nonce: "0x0" }]]]);
    }
  });

  it("does nothing in a page that is gone", async () => {
    const page = createPaperPage();
    const { runner, status } = page.openTab();
    runner.dispose();
    await runner.start(paperData);
    expect(status()).toBe("idle");
  });

  it("start is refused while something is in doubt, and possible once it is dismissed", async () => {
    const page = createPaperPage();
    page.answers.set("eth_sendTransaction", () => {
      throw Object.assign(new Error("lost"), { code: -32603 });
    });
    const { runner, status } = page.openTab();
    await runner.start(paperData);
    await page.clock.pass(10);
    await runner.start(paperData);
    expect(status()).toBe("failed");
    await runner.dismiss();
    page.sends();
    await runner.start(paperData);
    await page.clock.pass(10);
    expect(status()).toBe("broadcast");
  });
});
