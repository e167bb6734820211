import { chainFacts } from "../../../lib/chain/chains";
import { formatDate } from "../../../lib/format/format-date";
import { formatDuration } from "../../../lib/format/format-duration";
import { type Amount, amountOf, formatExactWithSymbol } from "../../../lib/money/index";
import type { AccountView, ProtocolView } from "../../../lib/queries/lens";
import type { RedeemScreen } from "../../../lib/screens/redeem-screen";
import { chainId } from "../deployment";
import type { Model } from "../model";
import { staleSeconds } from "../stale";
import { fill, fillBox, pairs, say, show } from "./dom";
import { errorTexts, reasonSentence, type Speech } from "./sentences";

/** What the chain says about the account and about what can be paid out. */
export function renderChain(model: Model, screen: RedeemScreen, speech: Speech): void {
  const { protocol, view } = model;
  say("block", blockSentence(model, speech));
  const rows = [...(view ? accountRows(view, screen, speech) : []), ...(protocol ? protocolRows(protocol, view, speech) : [])];
  fill("facts", JSON.stringify(rows), () => pairs(rows));
  renderUnverified(screen, view, speech);
  renderProblem(model, speech);
}

function blockSentence({ protocol, account }: Model, { t, locale }: Speech): string {
  if (protocol === undefined) return account === undefined ? t("exit.chain.noAccount") : "";
  const { blockNumber, timestamp } = protocol;
  const block = t("exit.chain.block", { number: String(blockNumber), time: formatDate({ timestamp, locale, precision: "minute" }) });
  const seconds = staleSeconds({ timestamp, nowMs: Date.now(), after: chainFacts(chainId).staleSeconds });
  return seconds === undefined ? block : `${block}. ${t("exit.chain.old", { age: formatDuration({ seconds, locale }) })}`;
}

type Row = readonly [string, string];

function accountRows(view: AccountView, { verification }: RedeemScreen, speech: Speech): readonly Row[] {
  const { t, locale } = speech;
  const exact = (amount: Amount) => formatExactWithSymbol({ amount, locale });
  const verified =
    verification.status === "verified"
      ? t("redeem.verifiedUntil", { date: formatDate({ timestamp: verification.until, locale }) })
      : verification.status === "missing"
        ? reasonSentence(speech, verification.reason)
        : "–";
  return [
    [t("exit.chain.aid"), exact(amountOf("AID", view.aid))],
    ...(view.shares > 0n ? [[t("exit.chain.shares"), exact(amountOf("sAID", view.shares))] as const] : []),
    [t("exit.chain.usdc"), exact(amountOf("USDC", view.usdc))],
    [t("redeem.verification"), verified],
    [t("exit.chain.sanctions"), view.sanctioned ? t("form.reason.sanctioned") : t("exit.chain.notListed")],
  ];
}

function protocolRows({ reserves, sheet, minting }: ProtocolView, view: AccountView | undefined, { t, locale }: Speech): readonly Row[] {
  const usdc = (raw: bigint) => formatExactWithSymbol({ amount: amountOf("USDC", raw), locale });
  const stop = minting.treasuryFrozen ? "treasury-frozen" : minting.usdcPaused ? "usdc-paused" : view?.usdcFrozen ? "account-frozen" : undefined;
  return [
    [t("redeem.now"), usdc(reserves.redeemable)],
    [t("redeem.cash"), usdc(sheet.cash)],
    [t("exit.chain.transfers"), stop ? t(`form.reason.${stop}`) : t("exit.chain.running")],
    [t("exit.chain.minting"), t(minting.paused ? "exit.chain.mintPaused" : "exit.chain.mintOpen")],
  ];
}

function renderUnverified({ verification }: RedeemScreen, view: AccountView | undefined, { t, locale }: Speech): void {
  const isMissing = verification.status === "missing";
  show("unverified", isMissing);
  if (!isMissing || view === undefined) return;
  const { code } = verification.reason;
  if (code === "verification-expired") say("unverified-why", t("redeem.expiredBody", { date: formatDate({ timestamp: view.verifiedUntil, locale }) }));
  else say("unverified-why", t(code === "verification-revoked" ? "redeem.revokedBody" : "redeem.missingBody"));
}

function renderProblem({ readProblem }: Model, speech: Speech): void {
  if (readProblem === undefined) return fillBox("read-alert", []);
  if (readProblem === "not-deployed") return fillBox("read-alert", [speech.t("form.reason.not-deployed")]);
  const { title, sentence } = errorTexts(speech, readProblem);
  fillBox("read-alert", [title, sentence]);
}
