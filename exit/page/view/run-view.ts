import { amountOf, aidToUsdc, formatExactWithSymbol } from "../../../lib/money/index";
import { chainFacts } from "../../../lib/chain/chains";
import { chain, chainId } from "../deployment";
import type { Model, Run } from "../model";
import { clientOf } from "../read";
import type { Sent } from "../sent";
import { button, fill, make, say, show } from "./dom";
import { errorTexts, type Speech } from "./sentences";

/** What can be pressed where a deed rests. */
export type RunPresses = {
  readonly look: (sent: Sent) => void;
  readonly again: (sent: Sent) => void;
  readonly unanswered: () => void;
  readonly dismiss: () => void;
};

/** A deed that has begun: how far it is, its hash, and what it came to. */
export function renderRun(model: Model, speech: Speech, presses: RunPresses): void {
  show("run", model.run.is !== "idle");
  const progress = progressText(model.run, speech);
  say("progress", progress);
  // The spoken place lies outside what is hidden and shown, so that every change in it is read out.
  say("said", progress);
  renderHash(model.run);
  const { lines, buttons, tone } = outcomeOf(model, speech, presses);
  const labels = buttons.map(([label]) => label);
  fill("outcome", JSON.stringify([lines, labels]), () => {
    if (lines.length === 0 && labels.length === 0) return [];
    const box = make("div", "", tone === "bad" ? "box bad" : "box");
    const row = make("p", "", "buttons");
    row.append(...buttons.map(([label, press]) => button(label, press)));
    box.append(...lines.map((line) => make("p", line)), row);
    return [box];
  });
}

function progressText(run: Run, { t, locale }: Speech): string {
  switch (run.is) {
    case "checking":
      return t("tx.status.simulating");
    case "asked":
      return t("tx.status.awaiting-wallet");
    case "pending":
      return t("tx.status.broadcast");
    case "done":
      return run.sent.deed.kind === "redeem" ? t("exit.run.done", { amount: usdcOf(run.sent.deed.aidRaw, locale) }) : t(`exit.leave.done.${run.sent.deed.kind}`);
    case "unknown":
    case "open":
      return t("tx.status.unknown");
    default:
      return "";
  }
}

function renderHash(run: Run): void {
  const hash = "hash" in run ? run.hash : "sent" in run ? run.sent.hash : undefined;
  show("hash-line", hash !== undefined);
  const explorer = chainFacts(chainId).explorer?.url;
  fill("hash", hash ?? "", () => {
    if (hash === undefined || explorer === undefined) return [document.createTextNode(hash ?? "")];
    const link = make("a", hash);
    link.href = `${explorer}/tx/${hash}`;
    link.rel = "noreferrer";
    return [link];
  });
}

type Outcome = {
  readonly lines: readonly string[];
  readonly buttons: readonly (readonly [label: string, press: () => void])[];
  readonly tone: "plain" | "bad";
};

function outcomeOf(model: Model, speech: Speech, presses: RunPresses): Outcome {
  const { run } = model;
  const { t } = speech;
  const look = (sent: Sent) => [t("tx.action.look"), () => presses.look(sent)] as const;
  const close = [t("tx.action.close"), presses.dismiss] as const;
  switch (run.is) {
    case "idle":
    case "checking":
      return { lines: [], buttons: [], tone: "plain" };
    case "asked":
      return { lines: model.isKept ? [] : [t("exit.run.unkept")], buttons: [[t("tx.action.unanswered"), presses.unanswered]], tone: "plain" };
    case "pending":
      return { lines: [t("exit.run.pending"), t(model.isKept ? "exit.run.kept" : "exit.run.unkept"), ...whose(model, run.sent, speech)], buttons: [], tone: "plain" };
    case "done":
      return { lines: [], buttons: [run.sent.deed.kind === "redeem" ? [t("redeem.more"), presses.dismiss] : close], tone: "plain" };
    case "unknown":
      return { lines: [t("tx.unknown.title"), t("tx.unknown.body"), ...whose(model, run.sent, speech)], buttons: [look(run.sent), close], tone: "bad" };
    case "open":
      return openOutcome(model, run, speech, { presses, look: look(run.sent), close });
    case "gone":
      return { lines: [t("exit.run.goneTitle"), t("exit.run.gone")], buttons: [close], tone: "bad" };
    case "failed":
    case "reverted": {
      const { title, sentence, hint } = errorTexts(speech, run.error);
      return { lines: [title, sentence, hint], buttons: [close], tone: "bad" };
    }
  }
}

type Press = readonly [label: string, press: () => void];

function openOutcome(
  model: Model,
  { sent, error }: Extract<Run, { is: "open" }>,
  speech: Speech,
  { presses, look, close }: { presses: RunPresses; look: Press; close: Press },
): Outcome {
  const { t, locale } = speech;
  const { deed } = sent;
  const what = deed.kind === "redeem" ? t("exit.leave.asked.redeem", { amount: formatExactWithSymbol({ amount: amountOf("AID", deed.aidRaw), locale }) }) : t(`exit.leave.asked.${deed.kind}`);
  const said = t(sent.nonce === undefined ? "exit.run.openUnnumbered" : "exit.run.open", { what });
  const isOwner = model.account?.toLowerCase() === sent.account.toLowerCase();
  const again: readonly Press[] = isOwner && sent.nonce !== undefined ? [[t("exit.run.again"), () => presses.again(sent)]] : [];
  return {
    lines: [t("exit.run.openTitle"), ...(error ? [errorTexts(speech, error).sentence] : []), said, ...whose(model, sent, speech)],
    buttons: [look, ...again, close],
    tone: "bad",
  };
}

/** Whose it is, where that is not the connected account, and who could be asked, where nobody is. */
function whose(model: Model, { account }: Sent, { t }: Speech): readonly string[] {
  const isOwner = model.account?.toLowerCase() === account.toLowerCase();
  return [
    ...(isOwner ? [] : [t("exit.run.from", { address: account })]),
    ...(clientOf(model) ? [] : [t("exit.run.noServer", { chain: chain.name })]),
  ];
}

function usdcOf(aidRaw: bigint, locale: string): string {
  return formatExactWithSymbol({ amount: aidToUsdc(amountOf("AID", aidRaw)).usdc, locale });
}
