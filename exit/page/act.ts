import { type Address, type Client, isAddressEqual, isHash, numberToHex } from "viem";
import { getBlockNumber, getTransactionCount } from "viem/actions";
import { classify } from "../../lib/errors/classify";
import type { ClassifiedError } from "../../lib/errors/codes";
import { replay } from "../../lib/errors/replay";
import { policyFor } from "../../lib/tx/policy";
import { systemClock } from "../../lib/tx/run/system-clock";
import { simulateCall } from "../../lib/tx/simulate/simulate-call";
import type { TextStore } from "../../lib/tx/storage/text-store";
import { type Deed, deedCall } from "./deed";
import { chainId, whereOf } from "./deployment";
import { isOver, lookFor, type Settled } from "./fate";
import { isBusy, type Store } from "./model";
import { clientOf, read } from "./read";
import { requireWallet } from "./require";
import { patient } from "./rpc";
import { forgetSent, keepSent, readSent, type Sent } from "./sent";

const policy = policyFor(chainId);

/** Follows at most one request at a time. */
let following = new AbortController();

/** Tries a deed on the newest block, then asks the wallet for it, once. */
export async function act(store: Store, keep: TextStore, deed: Deed): Promise<void> {
  const { run, account, view } = store.get();
  const client = clientOf(store.get());
  if (isBusy(run) || account === undefined || client === undefined) return;
  if (takesUpOpen(store, keep, account)) return;
  store.change({ run: { is: "checking" } });
  try {
    const block = await getBlockNumber(client, { cacheTime: 0 });
    // The nonce of an account that is a contract does not number its transactions.
    const nonce = view?.hasCode ? undefined : await getTransactionCount(client, { address: account, blockTag: "pending" });
    const sent: Sent = { account, deed, block, ...(nonce !== undefined && { nonce }) };
    const request = await prepare(store, client, sent);
    if (!takesUpOpen(store, keep, account)) await ask(store, keep, sent, request);
  } catch (error) {
    if (store.get().run.is === "checking") store.change({ run: { is: "failed", error: classify(error) } });
  }
}

/** Another tab may have asked since this one was drawn; then that is what goes on. */
function takesUpOpen(store: Store, keep: TextStore, account: Address): boolean {
  const open = readSent(keep, chainId).find((sent) => isAddressEqual(sent.account, account));
  if (open !== undefined) takeUp(store, keep, open);
  return open !== undefined;
}

/** Asks for an open request once more, under its own number: where the wallet keeps to it, at most one of the two can be included. */
export async function askAgain(store: Store, keep: TextStore, sent: Sent): Promise<void> {
  const client = clientOf(store.get());
  if (client === undefined || store.get().run.is !== "open") return;
  store.change({ run: { is: "checking" } });
  try {
    const fate = await lookFor(client, sent);
    if (fate.is !== "waiting") {
      await conclude(store, keep, client, sent, fate);
      return;
    }
    const request = await prepare(store, client, sent);
    // A request of its own: what the wallet still says to the earlier one is not about this.
    await ask(store, keep, { ...sent }, request);
  } catch (error) {
    if (store.get().run.is === "checking") store.change({ run: { is: "open", sent, error: classify(error) } });
  }
}

type Ask = () => Promise<unknown>;

/** Simulates, and checks the wallet. Throws what speaks against asking. */
async function prepare(store: Store, client: Client, { account, deed, nonce }: Sent): Promise<Ask> {
  const provider = store.get().wallet?.provider;
  if (provider === undefined) throw new Error("There is no wallet to ask.");
  const { to, data, ...call } = deedCall(deed, whereOf(account));
  const blockNumber = await getBlockNumber(client, { cacheTime: 0 });
  const { gasLimit } = await simulateCall({ client, account, call: { to, data, ...call }, blockNumber, gasMarginBps: policy.gasMarginBps });
  await requireWallet(patient(provider), account);
  const request = {
    from: account,
    to,
    data,
    value: "0x0",
    gas: numberToHex(gasLimit),
    chainId: numberToHex(chainId),
    ...(nonce !== undefined && { nonce: numberToHex(nonce) }),
  };
  return () => provider.request({ method: "eth_sendTransaction", params: [request] });
}

/** Writes down what is asked for, and then asks. Never throws: nobody knows what a wallet has done that failed. */
async function ask(store: Store, keep: TextStore, sent: Sent, request: Ask): Promise<void> {
  // The wallet may meanwhile have answered an earlier request.
  if (store.get().run.is !== "checking") return;
  store.change({ isKept: keepSent(keep, chainId, sent), run: { is: "asked", sent } });
  let hash: unknown;
  try {
    hash = await request();
  } catch (error) {
    declined(store, keep, sent, classify(error));
    return;
  }
  if (typeof hash !== "string" || !isHash(hash)) {
    if (isAbout(store, sent)) store.change({ run: { is: "open", sent, error: undefined } });
    return;
  }
  const known: Sent = { ...sent, hash };
  store.change({ isKept: keepSent(keep, chainId, known) });
  await follow(store, keep, known);
}

/** Whether the page still waits for the wallet's answer to this request, and not to a later one. */
function isAbout(store: Store, sent: Sent): boolean {
  const { run } = store.get();
  return (run.is === "asked" || run.is === "open") && run.sent === sent;
}

/** The wallet answered with an error. Only a no of its owner, or of the wallet itself, is certain to have sent nothing. */
function declined(store: Store, keep: TextStore, sent: Sent, error: ClassifiedError): void {
  if (!isAbout(store, sent)) return;
  if (error.kind !== "rejected" || error.code === "wallet-disconnected") {
    store.change({ run: { is: "open", sent, error } });
    return;
  }
  forgetSent(keep, chainId, sent);
  store.change({ run: { is: "failed", error } });
}

/** Takes up what an earlier visit left, without asking the wallet for anything. */
export function takeUp(store: Store, keep: TextStore, sent: Sent): void {
  if (sent.hash === undefined) store.change({ run: { is: "open", sent, error: undefined } });
  else void follow(store, keep, sent);
}

/** The person says that the wallet shows no request: nobody knows, so it stays open. */
export function unanswered(store: Store): void {
  const { run } = store.get();
  if (run.is === "asked") store.change({ run: { is: "open", sent: run.sent, error: undefined } });
}

/** Looks once for what is open, and then goes on following it. Sends nothing. */
export async function lookAgain(store: Store, keep: TextStore, sent: Sent): Promise<void> {
  const client = clientOf(store.get());
  if (client === undefined) return;
  if (sent.hash !== undefined) return follow(store, keep, sent);
  try {
    const fate = await lookFor(client, sent);
    if (!isAbout(store, sent)) return;
    if (fate.is === "waiting") store.change({ run: { is: "open", sent, error: undefined } });
    else await conclude(store, keep, client, sent, fate);
  } catch (error) {
    if (isAbout(store, sent)) store.change({ run: { is: "open", sent, error: classify(error) } });
  }
}

/** Puts away what came to its end, or what its owner does not want to see any more. */
export function dismiss(store: Store, keep: TextStore): void {
  const { run } = store.get();
  if ("sent" in run) forgetSent(keep, chainId, run.sent);
  following.abort();
  store.change({ run: { is: "idle" }, amountText: "", amountExact: undefined, sharesText: "", sharesExact: undefined });
}

/** Looks until it is deep enough in the chain, or for as long as the policy waits. */
async function follow(store: Store, keep: TextStore, asked: Sent): Promise<void> {
  following.abort();
  following = new AbortController();
  const { signal } = following;
  let sent = asked;
  store.change({ run: { is: "pending", sent } });
  const end = Date.now() + policy.receiptMs;
  // Aborting happens elsewhere, while this waits.
  const isEnded = () => signal.aborted;
  while (!isEnded() && Date.now() < end) {
    const client = clientOf(store.get());
    // A server that does not answer says nothing about the transaction.
    const fate = client && (await lookFor(client, sent, signal).catch(() => undefined));
    if (isEnded()) return;
    if (client && fate && fate.is !== "waiting" && isOver(fate)) return settle(store, keep, client, sent, fate);
    if (fate?.is === "waiting" && fate.nonce !== undefined && !sent.isShown) {
      sent = { ...sent, nonce: fate.nonce, isShown: true };
      keepSent(keep, chainId, sent);
      store.change({ run: { is: "pending", sent } });
    }
    await systemClock.sleep(policy.pollMs, signal);
  }
  if (!isEnded()) store.change({ run: { is: "unknown", sent } });
}

/** What was found is followed until it is deep enough. */
async function conclude(store: Store, keep: TextStore, client: Client, sent: Sent, fate: Settled): Promise<void> {
  if (fate.is === "gone" || isOver(fate)) return settle(store, keep, client, sent, fate);
  const known: Sent = { ...sent, hash: fate.receipt.transactionHash };
  keepSent(keep, chainId, known);
  return follow(store, keep, known);
}

async function settle(store: Store, keep: TextStore, client: Client, sent: Sent, fate: Settled): Promise<void> {
  forgetSent(keep, chainId, sent);
  if (fate.is === "gone") store.change({ run: { is: "gone", sent } });
  else {
    const { transactionHash: hash, status } = fate.receipt;
    if (status === "reverted") store.change({ run: { is: "reverted", hash, error: await replay({ client, receipt: fate.receipt }) } });
    else store.change({ run: fate.isDone ? { is: "done", sent, hash } : { is: "gone", sent } });
  }
  await read(store);
}
