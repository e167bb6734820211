import { expect, it, vi } from "vitest";
import { nowhere } from "../testing/facts";
import { createPaperPage, paperCarrier, paperData } from "../testing/paper-page";
import { word } from "../testing/events";
import { runKey } from "../storage/key";

type Tab = ReturnType<ReturnType<typeof createPaperPage>["openTab"]>;

/** A multisig whose wallet takes a proposal, and visits to its page. */
function multisig() {
  const page = createPaperPage({ proposalMs: 0 });
  const { chain, clock, answers, openTab } = page;
  chain.setCode(nowhere.account, "0x6080");
  const send = vi.fn(() => word(5));
  answers.set("eth_sendTransaction", send);
  const visit = async (milliseconds: number, { first, last }: Partial<Record<"first" | "last", (tab: Tab) => Promise<void>>> = {}) => {
    const tab = openTab();
    await tab.runner.recover();
    await first?.(tab);
    await clock.pass(milliseconds);
    const { state } = tab.runner.snapshot();
    await last?.(tab);
    tab.runner.dispose();
    tab.tab.close();
    return state;
  };
  const pass = (blocks: number) => {
    for (let block = 0; block < blocks; block += 1) chain.mine();
  };
  return { ...page, send, visit, pass };
}

const start = ({ runner }: Tab) => runner.start(paperData);
const dismiss = ({ runner }: Tab) => runner.dismiss();

it.each([
  ["by looking again", {}, {}],
  ["by closing and starting again, which is no second payment", { last: dismiss }, { first: start }],
])("what happened long ago while the page was closed is found, visit after visit: %s", async (_name, second, third) => {
  const { chain, browser, send, visit, pass } = multisig();
  expect(await visit(30, { first: start })).toMatchObject({ status: "proposed" });
  pass(3_000);
  const hash = chain.submit(paperCarrier);
  chain.mine(hash);
  pass(3_000);
  expect(await visit(5, second)).toMatchObject({ status: "proposed", asked: { searched: 2_100n } });
  expect(browser.stored.get(runKey({ ...nowhere, flowId: "verify" }))).toContain('"searched":"2100"');
  const looked = chain.asked.filter((method) => method === "eth_getLogs").length;
  expect(await visit(300, third)).toMatchObject({ status: "done", hash });
  // From where the visit before stopped: two ranges, the second has it.
  expect(chain.asked.filter((method) => method === "eth_getLogs").length - looked).toBe(2);
  expect(send).toHaveBeenCalledOnce();
});

it("a request in doubt is looked for before another is made, as far as one press goes, and on with the next", async () => {
  const { send, visit, chain } = multisig();
  await visit(30, { first: start, last: dismiss });
  chain.on("eth_blockNumber", () => "0x30000");
  expect(await visit(600, { first: start })).toMatchObject({ status: "failed", failure: { code: "search-unfinished" }, unsettled: [{}] });
  expect(await visit(600)).toMatchObject({ status: "failed", failure: { code: "request-open" } });
  expect(send).toHaveBeenCalledOnce();
});
