import { domainSeparator, encodeFunctionResult, type Hex, multicall3Abi, numberToHex, parseAbi, zeroHash } from "viem";
import { describe, expect, it } from "vitest";
import { noPermit } from "../../calls";
import type { Step } from "../../flow";
import type { Run } from "../../machine/state";
import { nowhere } from "../../testing/facts";
import { steps, word } from "../../testing/events";
import { createPaperBench, paperAsked, paperCall, type PaperBench, within } from "../../testing/paper-bench";
import type { EffectContext, Memory } from "./context";
import { perform } from "./index";

const { account, addresses } = nowhere;
const never = new AbortController().signal;
const spend = { token: "USDC", amountRaw: 5n, spender: "Router" } as const;
const outcome = { address: paperCall.to, topics: [word(7)] as const, dataPrefix: word(5) };
const data = '{"usdcRaw":"5"}';
const run: Run = { run: "r", attended: true, steps: [], completed: [], avoid: [], unsettled: [], sinceBlock: 0n };

const tokenAbi = parseAbi([
  "function name() view returns (string)",
  "function nonces(address) view returns (uint256)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
]);
const selector = { aggregate3: "0x82ad56cb", name: "0x06fdde03", nonces: "0x7ecebe00", separator: "0x3644e515" } as const;
const reverts = () => {
  throw Object.assign(new Error("execution reverted"), { code: 3, data: "0x" });
};

/** What a USDC of the paper chain answers, and Multicall3 in the account's place. */
function answerCall(rehearsal: () => Hex) {
  return ([call]: readonly unknown[]): unknown => {
    const { data } = call as { data: Hex };
    switch (data.slice(0, 10)) {
      case selector.aggregate3:
        return rehearsal();
      case selector.name:
        return encodeFunctionResult({ abi: tokenAbi, functionName: "name", result: "USD Coin" });
      case selector.nonces:
        return encodeFunctionResult({ abi: tokenAbi, functionName: "nonces", result: 0n });
      case selector.separator: {
        const domain = { name: "USD Coin", version: "1", chainId: 31337n, verifyingContract: addresses.USDC };
        return encodeFunctionResult({ abi: tokenAbi, functionName: "DOMAIN_SEPARATOR", result: domainSeparator({ domain }) });
      }
      default:
        return data === paperCall.data || data.startsWith("0x095ea7b3") ? "0x" : reverts();
    }
  };
}

const works = () => encodeFunctionResult({ abi: multicall3Abi, functionName: "aggregate3", result: [{ success: true, returnData: "0x" }] });
const fails = () => encodeFunctionResult({ abi: multicall3Abi, functionName: "aggregate3", result: [{ success: false, returnData: "0x" }] });
const cannot = (): Hex => {
  throw Object.assign(new Error("overrides are not offered"), { code: -32602 });
};

function scene(planned: readonly Step[], rehearsal: () => Hex = works) {
  const bench = createPaperBench();
  const { chain, answers, deps } = bench;
  chain.setCode(addresses.Multicall3, "0x6080");
  chain.on("eth_call", answerCall(rehearsal));
  chain.on("eth_estimateGas", () => numberToHex(100_000));
  chain.on("eth_getBalance", () => numberToHex(10n ** 18n));
  answers.set("eth_chainId", () => "0x7a69");
  answers.set("eth_accounts", () => [account]);
  const memory: Memory = { steps: planned, permit: undefined, request: undefined };
  const flow = { routes: [], plan: () => planned, data, outcomeOf: () => outcome };
  const events: unknown[] = [];
  const context: EffectContext = { deps, flow, memory, dispatch: (event) => void events.push(event) };
  const simulate = (change: Partial<Run> = {}) =>
    perform(context, { status: "simulating", ...run, steps: planned.map(({ id, final }) => ({ id, final })), ...change }, never);
  return { ...bench, memory, context, events, simulate };
}

const action: Step = { id: "action", final: true, call: () => paperCall };
const approve: Step = { id: "approve", spend, final: false, call: () => ({ ...paperCall, data: "0x095ea7b3" }) };
const permit: Step = { id: "permit", spend, final: false };
const batch: Step = { id: "batch", spend, final: true, calls: [paperCall, paperCall] };

describe("simulating", () => {
  it("writes down the call, its gas with a margin, and the number it will have", async () => {
    const { simulate, memory } = scene([action]);
    expect(await simulate()).toMatchObject({
      type: "simulated",
      asked: { step: { id: "action", final: true }, from: account, nonce: 0, pinned: false, data, block: 100n },
    });
    expect(memory.request).toEqual({ kind: "transaction", call: paperCall, gasLimit: 120_000n });
  });

  it("gives the number of the request in doubt", async () => {
    const { simulate } = scene([action]);
    const open = { asked: paperAsked({ nonce: 3 }), hash: undefined, standing: "declined" } as const;
    const unsettled = [open, { asked: paperAsked({ nonce: 4 }), hash: undefined, standing: "answered" } as const];
    expect(await simulate({ unsettled })).toMatchObject({ asked: { nonce: 4, pinned: true } });
  });

  it("gives a contract neither gas nor number, and asks it for no fee", async () => {
    const { simulate, memory, chain } = scene([action]);
    chain.setCode(account, "0x6080");
    chain.on("eth_getBalance", () => "0x0");
    expect(await simulate()).toMatchObject({ type: "simulated", asked: { nonce: undefined } });
    expect(memory.request).toMatchObject({ gasLimit: undefined });
  });

  it("stops where the fee cannot be paid", async () => {
    const { simulate, chain } = scene([action]);
    chain.on("eth_getBalance", () => "0x1");
    expect(await simulate()).toMatchObject({ type: "failed", failure: { kind: "insufficient-gas" } });
  });

  it("stops where the wallet is elsewhere", async () => {
    const { simulate, answers } = scene([action]);
    answers.set("eth_chainId", () => "0x1");
    expect(await simulate()).toMatchObject({ type: "failed", failure: { kind: "wrong-chain" } });
  });

  it("rehearses what comes after an approval, a signature or in a batch", async () => {
    for (const planned of [[approve, action], [permit, action], [batch]]) {
      const failing = scene(planned, fails);
      await expect(failing.simulate()).rejects.toMatchObject({ data: "0x" });
      const working = scene(planned);
      expect(await working.simulate()).toMatchObject({ type: "simulated", asked: { step: { id: planned[0]?.id } } });
    }
  });

  it("goes on without a rehearsal where a node has none, but sends no batch untried", async () => {
    expect(await scene([approve, action], cannot).simulate()).toMatchObject({ type: "simulated" });
    expect(await scene([permit, action], cannot).simulate()).toMatchObject({ type: "simulated" });
    expect(await scene([batch], cannot).simulate()).toEqual({ type: "impossible", way: "batch" });
  });

  it("asks for a permit that holds by the later of the two clocks, without a number or a fingerprint", async () => {
    const { simulate, memory, clock } = scene([permit, action]);
    expect(await simulate()).toMatchObject({ asked: { fingerprint: zeroHash, nonce: undefined, step: { id: "permit" } } });
    const deadline = (ahead: bigint) => ahead + 1_800n;
    expect(memory.request).toMatchObject({ kind: "permit", deadline: deadline(1_800_000_100n) });
    await clock.pass(500_000);
    await simulate();
    expect(memory.request).toMatchObject({ deadline: deadline(1_800_000_500n) });
  });

  it("asks for no permit of a token that has no domain we can make", async () => {
    const { simulate, chain } = scene([permit, action]);
    const usual = answerCall(works);
    chain.on("eth_call", (params) => {
      const { data } = params[0] as { data: Hex };
      return data.startsWith(selector.separator) ? reverts() : usual(params);
    });
    expect(await simulate()).toEqual({ type: "impossible", way: "permit" });
  });

  it("names the same batch the same, while the first is in doubt", async () => {
    const { simulate } = scene([batch]);
    const first = await simulate();
    if (first?.type !== "simulated") throw new Error("It was not simulated.");
    const unsettled = [{ asked: first.asked, hash: undefined, standing: "answered" } as const];
    expect(await simulate({ unsettled })).toMatchObject({ asked: { id: first.asked.id } });
    const other = await scene([{ ...batch, calls: [paperCall] }]).simulate({ unsettled });
    expect(other).not.toMatchObject({ asked: { id: first.asked.id } });
  });

  it("has nothing to do without a step", async () => {
    await expect(scene([]).simulate()).rejects.toThrow("no step");
  });
});

describe("asking the wallet", () => {
  const ask = ({ context }: ReturnType<typeof scene>, step: keyof typeof steps) =>
    perform(context, { status: "awaiting-wallet", ...run, steps: [steps[step]], asked: paperAsked({}, steps[step]) }, never);

  it("keeps the permit for the call that takes it", async () => {
    const set = scene([permit, action]);
    await set.simulate();
    set.answers.set("eth_signTypedData_v4", () => `0x${"11".repeat(32)}${"22".repeat(32)}1b`);
    set.chain.on("eth_call", () => "0x");
    expect(await within(set.clock, 10, ask(set, "permit"))).toBeUndefined();
    expect(set.events).toEqual([{ type: "signed", id: word(1) }]);
    expect(set.memory.permit).toMatchObject({ value: 5n, v: 27 });
    expect(set.memory.permit).not.toEqual(noPermit);
  });

  it("keeps no permit that was declined, and stops waiting for one", async () => {
    const set = scene([permit, action]);
    await set.simulate();
    set.answers.set("eth_signTypedData_v4", () => {
      throw Object.assign(new Error("no"), { code: 4001 });
    });
    await within(set.clock, 10, ask(set, "permit"));
    expect([set.events, set.memory.permit]).toEqual([[{ type: "rejected", id: word(1) }], undefined]);
    set.answers.set("eth_signTypedData_v4", () => new Promise(() => undefined));
    expect(await within(set.clock, 1_100, ask(set, "permit"))).toMatchObject({ type: "unanswered" });
  });

  it("sends a batch", async () => {
    const set = scene([batch]);
    await set.simulate();
    set.answers.set("wallet_sendCalls", ([request]) => request);
    await within(set.clock, 10, ask(set, "batch"));
    expect(set.events).toEqual([{ type: "batched", id: word(1), batchId: word(1) }]);
  });

  it("asks for nothing that was not prepared", async () => {
    await expect(ask(scene([action]), "action")).rejects.toThrow("nothing to ask");
  });

  it("is given up on though the network does not say what the account is", async () => {
    const set = scene([action]);
    await set.simulate();
    set.answers.set("eth_sendTransaction", () => new Promise(() => undefined));
    set.chain.on("eth_getCode", () => {
      throw new Error("down");
    });
    expect(await within(set.clock, 1_100, ask(set, "action"))).toEqual({ type: "timed-out" });
  });
});

describe("the other states", () => {
  const flight = { via: "transaction", asked: paperAsked(), hash: word(3), from: account, nonce: 0 } as const;
  const perform_ = (bench: PaperBench & { context: EffectContext }, state: Parameters<typeof perform>[1]) => perform(bench.context, state, never);

  it("that rest do nothing", async () => {
    const set = scene([action]);
    const failure = { kind: "engine", code: "stale-head", values: {}, detail: "", retry: true } as const;
    const resting = [
      { status: "idle" },
      { status: "ready", ...run, attended: false },
      { status: "done", ...run, hash: undefined, history: "none" },
      { status: "rejected", ...run, step: steps.action },
      { status: "failed", ...run, failure, hash: undefined },
      { status: "replaced", ...run, flight, hash: word(4), cancelled: false },
      { status: "dropped", ...run, flight },
      { status: "unknown", ...run, asked: paperAsked(), flight },
    ] as const;
    for (const state of resting) expect(await perform_(set, state)).toBeUndefined();
    expect(await perform_(set, { status: "ready", ...run })).toEqual({ type: "go" });
  });

  it("wait for the history, where there is one, and not for ever", async () => {
    const state = { status: "indexing", ...run, hash: undefined, block: 5n } as const;
    const set = scene([action]);
    const withIndexer = (indexer: () => Promise<boolean>) => ({ ...set, context: { ...set.context, deps: { ...set.deps, indexer } } });
    expect(await perform_(set, state)).toEqual({ type: "indexed", history: "none" });
    expect(await perform_(withIndexer(() => Promise.resolve(true)), state)).toEqual({ type: "indexed", history: "caught-up" });
    expect(await perform_(withIndexer(() => Promise.reject(new Error("down"))), state)).toEqual({ type: "indexed", history: "late" });
    const slow = perform_(withIndexer(() => new Promise(() => undefined)), state);
    expect(await within(set.clock, 150, slow)).toEqual({ type: "indexed", history: "late" });
  });

  it("look once for what a silent wallet may have sent, and leave it unknown where they cannot", async () => {
    const state = { status: "unknown", ...run, asked: paperAsked(), flight: undefined } as const;
    const set = scene([action]);
    expect(await perform_(set, state)).toBeUndefined();
    const hash = set.chain.submit({ from: account, nonce: 0, to: paperCall.to, data: paperCall.data });
    expect(await perform_(set, state)).toMatchObject({ type: "found", flight: { hash } });
    set.chain.on("eth_blockNumber", () => {
      throw new Error("down");
    });
    expect(await perform_(set, state)).toBeUndefined();
  });

  it("follow a batch by its wallet", async () => {
    const set = scene([batch]);
    set.answers.set("wallet_getCallsStatus", () => ({ status: 200, receipts: [{ transactionHash: word(9) }] }));
    const state = { status: "broadcast", ...run, flight: { via: "batch", asked: paperAsked({}, steps.batch), id: "b", from: account } } as const;
    expect(await perform_(set, state)).toEqual({ type: "carried", hash: word(9) });
  });

  it("stop before every block was searched for a request in doubt, and say how far they came", async () => {
    const set = scene([action]);
    set.chain.on("eth_blockNumber", () => numberToHex(1_000_000));
    const unsettled = [{ asked: paperAsked({ nonce: undefined }), hash: undefined, standing: "declined" } as const];
    const event = perform_(set, { status: "planning", ...run, unsettled });
    expect(await within(set.clock, 600, event)).toMatchObject({ type: "failed", failure: { code: "search-unfinished" } });
    const searched = (block: bigint) => ({ type: "searched", id: word(1), block });
    expect([set.events.length, set.events[0], set.events.at(-1)]).toEqual([51, searched(2_100n), searched(102_100n)]);
  });

  it("search no further, and say nothing, once the run has gone on without them", async () => {
    const set = scene([action]);
    set.chain.on("eth_blockNumber", () => numberToHex(1_000_000));
    const unsettled = [{ asked: paperAsked({ nonce: undefined }), hash: undefined, standing: "declined" } as const];
    await perform(set.context, { status: "planning", ...run, unsettled }, AbortSignal.abort());
    expect([set.events, set.chain.asked.filter((method) => method === "eth_getLogs").length]).toEqual([[], 2]);
  });

  it("plan what is left, request by request in doubt", async () => {
    const set = scene([approve, action]);
    const state = { status: "planning", ...run } as const;
    expect(await perform_(set, state)).toEqual({
      type: "planned",
      steps: [
        { id: "approve", final: false, spend },
        { id: "action", final: true },
      ],
      block: 100n,
    });
    const unsettled = [{ asked: paperAsked(), hash: undefined, standing: "declined" } as const];
    set.chain.mine(set.chain.submit({ from: account, nonce: 0, to: addresses.AID }));
    expect(await perform_(set, { ...state, unsettled })).toEqual({ type: "settled", id: word(1) });
  });
});
