import { numberToHex } from "viem";
import { identityAbi } from "../../../abis";
import type { Policy } from "../policy";
import { openFlow } from "../engine";
import type { FlowData } from "../flows/index";
import type { TxState } from "../machine/state";
import type { Runner } from "../run/runner";
import { createTestBrowser, type TestBrowser, type TestTab } from "./browser";
import { nowhere } from "./facts";
import { addressTopic, eventTopic, uintWords } from "../outcome";
import { createPaperBench, type PaperBench } from "./paper-bench";
import type { PaperTransaction } from "./paper-chain";

/** What the person decided in the tests on paper: one call, no allowance. */
export const paperData = {
  voucher: { account: nowhere.account, number: 1n, tier: 1, countryClass: 1, kind: 1 as const, expiry: 2_000_000_000n },
  signature: `0x${"ab".repeat(65)}` as const,
};

/** A transaction of somebody else that carries it out: a multisig's, say. */
export const paperCarrier: PaperTransaction = {
  from: nowhere.addresses.Router,
  nonce: 0,
  logs: [
    {
      address: nowhere.addresses.Identity,
      topics: [eventTopic(identityAbi, "Verified"), addressTopic(nowhere.account)],
      data: uintWords(1n),
    },
  ],
};

export type PaperPage = PaperBench & {
  readonly browser: TestBrowser;
  readonly openTab: () => { readonly runner: Runner<FlowData<"verify">>; readonly tab: TestTab; readonly status: () => TxState["status"] };
  /** Lets the wallet send the next request into the pool, and says which it was. */
  readonly sends: () => void;
};

/** A page on paper in which the call succeeds, and a wallet that does not know how to send yet. */
export function createPaperPage(change: Partial<Policy> = {}): PaperPage {
  const bench = createPaperBench(change);
  const { chain, answers, deps } = bench;
  chain.on("eth_call", () => "0x");
  chain.on("eth_estimateGas", () => "0x5208");
  chain.on("eth_getBalance", () => numberToHex(10n ** 18n));
  answers.set("eth_chainId", () => "0x7a69");
  answers.set("eth_accounts", () => [nowhere.account]);
  const browser = createTestBrowser();
  return {
    ...bench,
    browser,
    openTab: () => {
      const tab = browser.openTab();
      const { where, client, wallet, clock, policy } = deps;
      const { runner } = openFlow({ flowId: "verify", where, client, wallet, ...tab, override: { clock, policy } });
      return { runner, tab, status: () => runner.snapshot().state.status };
    },
    sends: () => {
      answers.set("eth_sendTransaction", ([request]) => {
        const { from, to, data, nonce } = request as { from: `0x${string}`; to: `0x${string}`; data: `0x${string}`; nonce?: string };
        return chain.submit({ from, to, data, nonce: nonce === undefined ? 0 : Number(nonce) });
      });
    },
  };
}
