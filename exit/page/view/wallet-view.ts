import type { Model } from "../model";
import { chain, chainId } from "../deployment";
import type { FoundWallet } from "../wallets";
import { button, fill, fillBox, say, show } from "./dom";
import { errorTexts, type Speech } from "./sentences";

/** The wallets that were found, or the one that is connected and where it is. */
export function renderWallet(model: Model, speech: Speech, onConnect: (wallet: FoundWallet) => void): void {
  const { wallets, wallet, account, walletChain } = model;
  const { t, locale } = speech;
  const nameOf = ({ name }: FoundWallet) => name || t("exit.wallet.injected");
  const isConnected = wallet !== undefined && account !== undefined;
  const offered = isConnected ? [] : (wallets ?? []);
  show("wallet-none", !isConnected && offered.length === 0);
  say("wallet-none", t(wallets === undefined ? "exit.wallet.searching" : "exit.wallet.none"));
  fill("wallets", `${locale} ${offered.map(({ id }) => id).join(" ")}`, () =>
    offered.map((one) => button(t("exit.wallet.connect", { name: nameOf(one) }), () => onConnect(one))),
  );
  show("wallet-connected", isConnected);
  if (isConnected) {
    say("wallet-name", t("exit.wallet.connected", { name: nameOf(wallet) }));
    say("account", account);
  }
  const isElsewhere = isConnected && walletChain !== chainId;
  show("switch", isElsewhere);
  say("switch", t("wallet.switch", { network: chain.name }));
  renderProblem(model, speech, isElsewhere);
}

function renderProblem({ walletProblem, walletChain }: Model, speech: Speech, isElsewhere: boolean): void {
  const { t } = speech;
  const lines: string[] = [];
  if (isElsewhere) lines.push(t("exit.wallet.wrongChain", { found: String(walletChain), chain: chain.name, chainId: String(chainId) }));
  if (walletProblem === "switch") lines.push(t("wallet.switchFailed", { network: chain.name }));
  else if (walletProblem !== undefined) {
    const { sentence, hint } = errorTexts(speech, walletProblem);
    lines.push(sentence, hint);
  }
  fillBox("wallet-alert", lines);
}
