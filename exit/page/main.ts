import { isAddressEqual } from "viem";
import { isLocale } from "../../i18n/locales";
import { negotiateLocale } from "../../i18n/negotiate";
import { servedAtOnce } from "../../lib/finance/constants";
import { toInput } from "../../lib/money/index";
import { textStore } from "../../lib/tx/storage/text-store";
import { buildFacts } from "./build-facts";
import { connect, isRemembered, switchChain } from "./connect";
import { chain, chainId } from "./deployment";
import { createStore, isBusy, type Model } from "./model";
import { read, readOn } from "./read";
import { act, askAgain, dismiss, lookAgain, takeUp, unanswered } from "./act";
import { checkServer } from "./rpc";
import { leaveScreenOf, mostRedeemable, screenOf } from "./screen";
import { readSent } from "./sent";
import { translator } from "./texts";
import { renderChain } from "./view/chain-view";
import { part } from "./view/dom";
import { isOpen, renderLeave } from "./view/leave-view";
import { isPressable, renderRedeem } from "./view/redeem-view";
import { renderRun } from "./view/run-view";
import { renderServer } from "./view/server-view";
import { renderStaticTexts } from "./view/static-texts";
import { renderWallet } from "./view/wallet-view";
import { watchWallets } from "./wallets";

const keep = textStore(() => window.localStorage);
const serverKey = "aid.exit.rpc";
const languageKey = "aid.exit.language";

const initial: Model = {
  locale: negotiateLocale({ cookie: keep.get(languageKey) ?? null, acceptLanguage: navigator.languages.join(",") }),
  wallets: undefined,
  wallet: undefined,
  account: undefined,
  walletChain: undefined,
  walletProblem: undefined,
  server: { is: "none" },
  protocol: undefined,
  view: undefined,
  readProblem: undefined,
  amountText: "",
  amountExact: undefined,
  sharesText: "",
  sharesExact: undefined,
  tickets: undefined,
  due: undefined,
  run: { is: "idle" },
  isKept: true,
};

const store = createStore(initial, render);
let drawn: Model | undefined;

function render(model: Model): void {
  const t = translator(buildFacts.texts[model.locale], model.locale);
  const speech = { t, locale: model.locale };
  const before = drawn;
  drawn = model;
  if (before?.locale !== model.locale) renderStaticTexts(t, model.locale);
  const screen = screenOf(model);
  renderWallet(model, speech, (wallet) => void connect(store, keep, wallet));
  renderServer(model, speech);
  renderChain(model, screen, speech);
  renderRedeem(model, screen, speech, ({ raw }) => enter(raw));
  renderLeave(model, leaveScreenOf(model), speech, (deed) => void act(store, keep, deed));
  renderRun(model, speech, {
    look: (sent) => void lookAgain(store, keep, sent),
    again: (sent) => void askAgain(store, keep, sent),
    unanswered: () => unanswered(store),
    dismiss: () => dismiss(store, keep),
  });
  if (before !== undefined) followUp(before, model);
}

/** Another account, chain or server has other figures, and perhaps something of its own on the way. */
function followUp(before: Model, model: Model): void {
  const isElsewhere = before.account !== model.account || before.walletChain !== model.walletChain || before.server !== model.server;
  if (!isElsewhere) return;
  void read(store);
  const { account } = model;
  if (account === undefined || isBusy(model.run)) return;
  const sent = readSent(keep, chainId).find((one) => isAddressEqual(one.account, account));
  if (sent !== undefined) takeUp(store, keep, sent);
}

/** Puts an amount into the field, whole. */
function enter(raw: bigint): void {
  store.change({ amountText: toInput({ token: "AID", raw }), amountExact: raw });
}

async function askServer(text: string): Promise<void> {
  store.change({ server: { is: "checking" } });
  const checked = await checkServer(text, chain);
  // Kept only if it serves: a dead one would stand in the way of the wallet's at every visit.
  if (checked.ok) keep.set(serverKey, text.trim());
  store.change({ server: checked.ok ? { is: "used", client: checked.client, url: checked.url } : { is: "refused", why: checked } });
}

function press(): void {
  const model = store.get();
  const screen = screenOf(model);
  if (!isPressable(model, screen)) return;
  if (screen.action.kind === "switch") void switchChain(store);
  else if (screen.data !== undefined) void act(store, keep, { kind: "redeem", aidRaw: screen.data.aidRaw });
}

/** Leaves sAID by the queue or at once, or takes the wallet to the chain. */
function leave(way: "queue" | "now"): void {
  const model = store.get();
  const screen = leaveScreenOf(model);
  const { action } = screen[way];
  if (!isOpen(model, action)) return;
  const { shares, now } = screen;
  if (action.kind === "switch") void switchChain(store);
  else if (shares && way === "queue") void act(store, keep, { kind: "request", sharesRaw: shares.raw });
  else if (shares && now.least) void act(store, keep, { kind: "now", sharesRaw: shares.raw, minRaw: now.least.raw });
}

function listenToLeaving(): void {
  const shares = part("shares", HTMLInputElement);
  shares.addEventListener("input", () => store.change({ sharesText: shares.value, sharesExact: undefined }));
  part("shares-max", HTMLButtonElement).addEventListener("click", () => {
    const raw = store.get().view?.shares ?? 0n;
    if (raw > 0n) store.change({ sharesText: toInput({ token: "sAID", raw }), sharesExact: raw });
  });
  part("leave-form", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
  part("request", HTMLButtonElement).addEventListener("click", () => leave("queue"));
  part("exit-now", HTMLButtonElement).addEventListener("click", () => leave("now"));
  part("serve", HTMLButtonElement).addEventListener("click", () => {
    const { due, account, run } = store.get();
    if (due && account !== undefined && !isBusy(run)) void act(store, keep, { kind: "serve", most: servedAtOnce });
  });
}

function listen(): void {
  listenToLeaving();
  const language = part("language", HTMLSelectElement);
  language.value = initial.locale;
  language.addEventListener("change", () => {
    if (!isLocale(language.value)) return;
    keep.set(languageKey, language.value);
    store.change({ locale: language.value });
  });
  const server = part("rpc", HTMLInputElement);
  part("rpc-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void askServer(server.value);
  });
  part("rpc-wallet", HTMLButtonElement).addEventListener("click", () => {
    keep.remove(serverKey);
    server.value = "";
    store.change({ server: { is: "none" } });
  });
  const amount = part("amount", HTMLInputElement);
  amount.addEventListener("input", () => store.change({ amountText: amount.value, amountExact: undefined }));
  part("max", HTMLButtonElement).addEventListener("click", () => {
    const most = mostRedeemable(store.get());
    if (most !== undefined && most > 0n) enter(most);
  });
  part("redeem-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    press();
  });
  part("switch", HTMLButtonElement).addEventListener("click", () => void switchChain(store));
}

/** Shows what only works with script, and takes up what an earlier visit left. */
function start(): void {
  for (const element of document.querySelectorAll<HTMLElement>(".live")) element.hidden = false;
  listen();
  render(initial);
  const [sent] = readSent(keep, chainId);
  if (sent !== undefined) takeUp(store, keep, sent);
  const server = keep.get(serverKey);
  if (server !== undefined) {
    part("rpc", HTMLInputElement).value = server;
    void askServer(server);
  }
  watchWallets(window, (wallets) => {
    store.change({ wallets });
    const { wallet } = store.get();
    const known = wallet === undefined ? wallets.find((one) => isRemembered(keep, one)) : undefined;
    if (known !== undefined) void connect(store, keep, known, true);
  });
  readOn(store);
}

start();
