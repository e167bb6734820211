import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TransactionView } from "@/hooks/tx/transaction";
import { planOf } from "@/hooks/tx/view";
import type { StepView } from "@/lib/tx/flow";
import { engineFailure } from "@/lib/tx/machine/engine-failure";
import { type Asked, engineCodes, type Flight, type Run, type TxState } from "@/lib/tx/machine/state";
import messages from "@/messages/en.json";
import { TransactionPanel } from "./transaction-panel";

afterEach(cleanup);

const hash = `0x${"ab".repeat(32)}` as const;
const account = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const approve: StepView = { id: "approve", final: false, spend: { token: "USDC", amountRaw: 1_000_000_000n, spender: "Issuer" } };
const permit: StepView = { id: "permit", final: false, spend: { token: "USDC", amountRaw: 1_000_000_000n, spender: "Router" } };
const action: StepView = { id: "action", final: true };
const run: Run = { run: "r", attended: true, steps: [approve, action], completed: [], avoid: [], unsettled: [], sinceBlock: 1n };
const asked: Asked = { id: hash, step: action, from: account, fingerprint: hash, data: "{}", nonce: 1, pinned: false, block: 1n };
const flight: Flight = { via: "transaction", asked, hash, from: account, nonce: 1 };
const inDoubt = { ...run, unsettled: [{ asked, hash: undefined, standing: "answered" as const }] };

function show(state: TxState, change: Partial<TransactionView> = {}) {
  const transaction: TransactionView = {
    flowId: "mint",
    state,
    rows: [
      { kind: "leaves", amount: { token: "USDC", raw: 1_000_000_000n } },
      { kind: "arrives", amount: { token: "AID", raw: 1_000n * 10n ** 18n } },
    ],
    plan: planOf(state),
    busy: true,
    following: false,
    broken: false,
    resumable: state.status === "ready" && !state.attended,
    prepare: vi.fn(),
    retry: vi.fn(),
    resume: vi.fn(),
    declined: vi.fn(),
    unanswered: vi.fn(),
    dismiss: vi.fn(),
    ...change,
  };
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <TransactionPanel transaction={transaction} />
    </NextIntlClientProvider>,
  );
  return transaction;
}

/** Cases with the status as their name: a state's bigints cannot be written into one. */
const named = (cases: readonly (readonly [TxState, string])[]) =>
  cases.map(([state, text]) => [`${state.status}: ${text}`, state, text] as const);

const told = () => screen.getAllByRole("status").map((region) => region.textContent).join("");
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("the panel", () => {
  it("shows nothing while nothing happens, but its live region is there", () => {
    show({ status: "idle" }, { rows: [], plan: [] });
    expect(screen.getByRole("status").textContent).toBe("");
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("tells what leaves and what arrives, and every step, before the wallet opens", async () => {
    show({ status: "simulating", ...run });
    const list = await screen.findByRole("list", { name: "Steps" });
    expect(screen.getByText("1,000 USDC")).toBeTruthy();
    expect(screen.getByText("1,000 AID")).toBeTruthy();
    expect(within(list).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Allow the Issuer to take exactly 1,000 USDC: under way",
      "Mint AID: not begun",
    ]);
    expect(told()).toBe("Trying it on the latest block.");
  });

  it("says that an amount is not settled yet, and until when a verification holds", async () => {
    show({ status: "simulating", ...run }, { rows: [
      { kind: "arrives", amount: { token: "sAID", raw: 5n * 10n ** 17n }, least: { token: "sAID", raw: 4n * 10n ** 17n } },
      { kind: "verified-until", expiry: 1_900_000_000n },
    ] });
    expect(await screen.findByText("about 0.50 sAID, at least 0.40 sAID")).toBeTruthy();
    expect(screen.getByText(/2030/)).toBeTruthy();
  });

  it("names the contract whose allowance is revoked, and what it may take from then on", async () => {
    const rows = [{ kind: "may-take", spender: "StakedAID", amount: { token: "AID", raw: 0n } }] as const;
    show({ status: "done", hash, history: "none", ...run }, { flowId: "revoke", rows });
    expect(await screen.findByText("The sAID contract may take from then on")).toBeTruthy();
    expect(screen.getByText("0 AID")).toBeTruthy();
    expect(told()).toContain("Revoked. Done");
  });

  it.each(named([
    [{ status: "planning", ...run }, "Working out the steps."],
    [{ status: "planning", ...inDoubt }, "Looking for what was asked of your wallet before."],
    [{ status: "ready", ...run }, "Working out the steps."],
    [{ status: "awaiting-wallet", asked, ...run }, "Confirm in your wallet."],
    [{ status: "awaiting-wallet", asked: { ...asked, step: permit }, ...run }, "Sign in your wallet. A signature costs no fee."],
    [{ status: "broadcast", flight, ...run }, "Sent. Waiting for a block."],
    [{ status: "confirming", flight, seen: { hash, block: 1n, confirmations: 2 }, ...run }, "In a block. 2 confirmations so far."],
    [{ status: "indexing", hash, block: 1n, ...run }, "In a block. Waiting for the history to show it."],
    [{ status: "done", hash, history: "none", ...run }, "Minted 1,000 AID. Done"],
    [{ status: "done", hash, history: "late", ...run }, "Minted 1,000 AID. The history is catching up. Done"],
  ]))("tells where it stands: %s", (_name, state, sentence) => {
    show(state);
    expect(told()).toContain(sentence);
    expect(screen.queryByRole("alert")).toBeNull();
    if (state.status === "done") expect(told().endsWith("Done")).toBe(true);
  });

  it("names what left at once, because a little less than shown may have come of it", () => {
    const rows: TransactionView["rows"] = [
      { kind: "leaves", amount: { token: "sAID", raw: 40n * 10n ** 18n } },
      { kind: "arrives", amount: { token: "AID", raw: 41n * 10n ** 18n }, least: { token: "AID", raw: 40n * 10n ** 18n } },
    ];
    show({ status: "done", hash, history: "none", ...run }, { flowId: "exitNow", rows });
    expect(told()).toBe("Unstaked 40 sAID. Done");
  });

  it("names what was staked in AID, also when USDC paid for it", () => {
    const rows = [
      { kind: "leaves", amount: { token: "USDC", raw: 250_500_000n } },
      { kind: "arrives", amount: { token: "sAID", raw: 240n * 10n ** 18n } },
    ] as const;
    show({ status: "done", hash, history: "none", ...run }, { flowId: "stake", rows });
    expect(told()).toBe("Staked 250.5 AID. Done");
  });

  it("says that another tab does it, and offers nothing to press", async () => {
    show({ status: "unknown", asked, flight: undefined, ...run }, { following: true });
    await screen.findByRole("list", { name: "Steps" });
    expect(told()).toContain("Another tab does this.");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("gives the hash to copy", async () => {
    show({ status: "broadcast", flight, ...run });
    expect(await screen.findByTitle(hash)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Copy the transaction’s hash" })).toBeTruthy();
  });

  it("says so when a part of it did not load", () => {
    show({ status: "idle" }, { broken: true, rows: [], plan: [] });
    expect(screen.getByRole("alert").textContent).toContain("did not load");
  });
});

describe("a side exit", () => {
  it("of a declined transaction is an alert, with another try", async () => {
    const { retry, dismiss } = show({ status: "rejected", step: action, ...run });
    expect((await screen.findByRole("alert")).textContent).toContain("declined");
    press("Try again");
    expect(retry).toHaveBeenCalledWith();
    press("Close");
    expect(dismiss).toHaveBeenCalledOnce();
    expect(screen.queryByRole("button", { name: "Use an approval instead" })).toBeNull();
  });

  it("of a declined signature offers an approval too", async () => {
    const { retry } = show({ status: "rejected", step: permit, ...run });
    await screen.findByRole("alert");
    press("Use an approval instead");
    expect(retry).toHaveBeenCalledWith({ without: "permit" });
  });

  it("of a contract's error says its sentence with its values", async () => {
    const failure = { kind: "contract", code: "DayCapExceeded", values: { usdc: 5_000_000n, left: 1_000_000n }, detail: "DayCapExceeded(…)", retry: true } as const;
    show({ status: "failed", failure, hash, ...run });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The contract refuses this");
    expect(alert.textContent).toContain("1 USDC");
    expect(screen.getByText("DayCapExceeded(…)")).toBeTruthy();
  });

  it("offers no other try where the same cannot succeed", async () => {
    const failure = { kind: "rpc", code: "rpc-unsupported", values: {}, detail: "", retry: false } as const;
    show({ status: "failed", failure, hash: undefined, ...run });
    await screen.findByRole("alert");
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    expect(screen.getByRole("button", { name: "Close" })).toBeTruthy();
  });

  it("that leaves something in doubt says that it is looked for first", async () => {
    const failure = { kind: "rpc", code: "rpc-internal", values: {}, detail: "", retry: true } as const;
    show({ status: "failed", failure, hash: undefined, ...inDoubt });
    expect((await screen.findByRole("alert")).textContent).toContain("looks for it first");
  });

  it("for a request that may be open in the wallet offers to go on once it is declined", async () => {
    const { declined } = show({ status: "failed", failure: engineFailure("request-open"), hash: undefined, ...inDoubt });
    await screen.findByRole("alert");
    press("It is declined, go on");
    expect(declined).toHaveBeenCalledOnce();
  });

  it("for a search that is not over offers to look on, and nothing that would ask for another payment", async () => {
    const { retry } = show({ status: "failed", failure: engineFailure("search-unfinished"), hash: undefined, ...inDoubt });
    await screen.findByRole("alert");
    expect(screen.queryByRole("button", { name: "It is declined, go on" })).toBeNull();
    press("Look again");
    expect(retry).toHaveBeenCalledWith();
  });

  it("of a wallet that shows nothing is said by the person", async () => {
    const { unanswered } = show({ status: "awaiting-wallet", asked, ...run });
    await screen.findByRole("list", { name: "Steps" });
    press("My wallet shows no request");
    expect(unanswered).toHaveBeenCalledOnce();
  });

  it("with an error of another version falls back to a sentence", async () => {
    const failure = { kind: "contract", code: "BrandNewError", values: {}, detail: "", retry: true } as never;
    show({ status: "failed", failure, hash: undefined, ...run });
    expect((await screen.findByRole("alert")).textContent).toContain(messages.errors.sentence.unknown);
  });

  it.each(engineCodes)("of the engine's own has its words: %s", async (code) => {
    show({ status: "failed", failure: engineFailure(code), hash: undefined, ...run });
    const { title, sentence, hint } = messages.tx.failure[code];
    const alert = await screen.findByRole("alert");
    for (const part of [title, sentence, hint]) expect(alert.textContent).toContain(part);
  });

  it.each(named([
    [{ status: "replaced", flight, hash, cancelled: true, ...run }, "Cancelled in the wallet"],
    [{ status: "replaced", flight, hash, cancelled: false, ...run }, "Another transaction took its place"],
    [{ status: "dropped", flight, ...run }, "The network has forgotten the transaction"],
  ]))("is an alert with another try: %s", async (_name, state, title) => {
    const { retry } = show(state);
    expect((await screen.findByRole("alert")).textContent).toContain(title);
    press("Try again");
    expect(retry).toHaveBeenCalledOnce();
  });

  it.each(named([
    [{ status: "proposed", asked, flight: undefined, ...run }, "The other owners have to sign"],
    [{ status: "unknown", asked, flight, ...run }, "It is not known what became of it"],
  ]))("is no alarm but a way to look again: %s", async (_name, state, title) => {
    const { resume, dismiss } = show(state);
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    press("Look again");
    press("Close");
    expect([resume, dismiss].map((spy) => vi.mocked(spy).mock.calls.length)).toEqual([1, 1]);
  });

  it("found after a reload offers to go on", async () => {
    const { resume } = show({ status: "ready", ...run, attended: false });
    expect(await screen.findByText("This was not finished")).toBeTruthy();
    press("Continue");
    expect(resume).toHaveBeenCalledOnce();
    expect(told()).toContain("Nothing happens until you go on.");
  });

  it.each([
    [{ status: "broadcast", flight: { ...flight, nonce: 2 }, ...inDoubt } as const, true],
    [{ status: "broadcast", flight, ...inDoubt } as const, false],
    [{ status: "done", hash, history: "none", ...inDoubt } as const, true],
    [{ status: "done", hash, history: "none", ...run } as const, false],
  ])("warns where the wallet has numbered it as it liked (case %#)", async (state, warns) => {
    show(state);
    await screen.findByRole("list", { name: "Steps" });
    expect(screen.queryByText("An earlier request may happen too") !== null).toBe(warns);
  });

  it("found after a reload says what is in doubt", async () => {
    show({ status: "ready", ...inDoubt, attended: false });
    expect(await screen.findByText(/no transaction has come of it/)).toBeTruthy();
  });
});
