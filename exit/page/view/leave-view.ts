import { ticketWait } from "../../../lib/finance/constants";
import { formatDate } from "../../../lib/format/format-date";
import { formatDuration } from "../../../lib/format/format-duration";
import { isClaimable, ticketState } from "../../../lib/finance/tickets";
import { amountOf, formatAmount, type ParseResult, type Token } from "../../../lib/money/index";
import type { TicketView } from "../../../lib/queries/lens";
import type { Action } from "../../../lib/screens/action";
import type { UnstakeScreen } from "../../../lib/screens/unstake-screen";
import { ticketsOnPage } from "../../../lib/tickets/page-size";
import { type Deed, writeDeed } from "../deed";
import { chain } from "../deployment";
import { isBusy, type Model } from "../model";
import { sharesOf } from "../screen";
import { button, enable, fill, make, pairs, part, say, show } from "./dom";
import { reasonSentence, type Speech } from "./sentences";

const cancelNoteId = "cancel-note";

/** The ways out of sAID, the account's tickets, and the queue. */
export function renderLeave(model: Model, screen: UnstakeScreen, speech: Speech, act: (deed: Deed) => void): void {
  const { t } = speech;
  const field = part("shares", HTMLInputElement);
  if (field.value !== model.sharesText) field.value = model.sharesText;
  const input = sharesOf(model);
  const problem = problemOf(input);
  say("shares-problem", problem ? reasonSentence(speech, { code: "amount", token: "sAID", problem }) : "");
  field.setAttribute("aria-invalid", String(problem !== undefined));
  const rows = wayRows(screen, speech);
  fill("ways", JSON.stringify(rows), () => pairs(rows));
  say("request", actionText(screen.queue.action, t("unstake.queue.button"), speech));
  enable(part("request", HTMLButtonElement), isOpen(model, screen.queue.action));
  say("exit-now", actionText(screen.now.action, t("unstake.now.button"), speech));
  enable(part("exit-now", HTMLButtonElement), isOpen(model, screen.now.action));
  renderTickets(model, speech, act);
  show("serve-line", model.due !== undefined);
  say("due", model.due ? t("exit.leave.due", { amount: aid(model.due.assets, speech) }) : t("tickets.queue.nothingDue"));
  enable(part("serve", HTMLButtonElement), Boolean(model.due) && model.account !== undefined && !isBusy(model.run));
}

/** Whether pressing does something: leave, or take the wallet to the chain. */
export function isOpen({ run }: Model, { kind }: Action): boolean {
  return !isBusy(run) && (kind === "ready" || kind === "switch");
}

function problemOf(input: ParseResult) {
  return input.status === "problem" && input.problem.code !== "empty" ? input.problem : undefined;
}

function money(token: Token, raw: bigint, { locale }: Speech): string {
  return `${formatAmount({ amount: amountOf(token, raw), locale })} ${token}`;
}

const aid = (raw: bigint, speech: Speech) => money("AID", raw, speech);

function wayRows({ queue, now }: UnstakeScreen, speech: Speech): readonly (readonly [string, string])[] {
  const { t, locale } = speech;
  const none = t("exit.leave.none");
  return [
    [t("exit.leave.estimate"), queue.estimate ? aid(queue.estimate.raw, speech) : none],
    [t("unstake.queue.ahead"), queue.ahead ? aid(queue.ahead.raw, speech) : none],
    [t("exit.leave.earliest"), queue.earliest === undefined ? none : formatDate({ timestamp: queue.earliest, locale })],
    [t("exit.leave.paid"), now.quote ? aid(now.quote.assets, speech) : none],
    [t("unstake.now.fee"), now.quote ? aid(now.quote.fee, speech) : none],
    [t("unstake.now.least"), now.least ? aid(now.least.raw, speech) : none],
    [t("unstake.now.most"), now.most ? money("sAID", now.most.raw, speech) : none],
  ];
}

function actionText(action: Action, label: string, speech: Speech): string {
  switch (action.kind) {
    case "connect":
      return speech.t("form.connect.unstake");
    case "switch":
      return speech.t("wallet.switch", { network: chain.name });
    case "blocked":
      return reasonSentence(speech, action.reason);
    case "ready":
      return label;
  }
}

function renderTickets(model: Model, speech: Speech, act: (deed: Deed) => void): void {
  const { tickets, run, protocol } = model;
  const key = [speech.locale, protocol?.timestamp, isBusy(run), ...(tickets ?? []).flatMap((ticket) => Object.values(ticket))].join();
  fill("tickets", key, () => {
    if (tickets === undefined) return [];
    if (tickets.length === 0) return [make("p", speech.t("tickets.none"), "note")];
    const cost = tickets.some(({ pending }) => pending > 0n) ? [cancelNote(speech)] : [];
    const more = tickets.length < ticketsOnPage ? [] : [make("p", speech.t("exit.leave.first", { count: ticketsOnPage }), "note")];
    return [...cost, ...tickets.map((ticket) => ticketBox(ticket, model, speech, act)), ...more];
  });
}

/** What cancelling costs: said once, and named by each button that cancels. */
function cancelNote({ t, locale }: Speech): Node {
  const note = make("p", t("tickets.cancelNote", { wait: formatDuration({ seconds: ticketWait, locale }) }), "note");
  note.id = cancelNoteId;
  return note;
}

function ticketBox(ticket: TicketView, { protocol, run }: Model, speech: Speech, act: (deed: Deed) => void): Node {
  const { t, locale } = speech;
  const { id: ticketId, pending, claimableAssets, cancelledShares } = ticket;
  const box = make("div", "", "box");
  const list = document.createElement("dl");
  list.append(
    ...pairs([
      ...(isClaimable(ticket) ? [[t("tickets.facts.claimable"), aid(claimableAssets, speech)] as const] : []),
      ...(pending > 0n
        ? ([
            [t("tickets.facts.worth"), aid(ticket.pendingAssets, speech)],
            [t("tickets.facts.ahead"), aid(ticket.assetsAhead, speech)],
            [t("tickets.facts.matures"), formatDate({ timestamp: ticket.maturesAt, locale, precision: "minute" })],
          ] as const)
        : []),
      ...(cancelledShares > 0n ? [[t("tickets.facts.cancelled"), money("sAID", cancelledShares, speech)] as const] : []),
    ]),
  );
  const deeds: readonly (readonly [string, Deed])[] = [
    ...(isClaimable(ticket) ? [[t("tickets.claim"), { kind: "claim", ticketId }] as const] : []),
    ...(pending > 0n ? [[t("tickets.cancel"), { kind: "take-out", ticketId }] as const] : []),
    ...(cancelledShares > 0n ? [[t("tickets.takeBack"), { kind: "take-back", ticketId }] as const] : []),
  ];
  const row = make("p", "", "buttons");
  row.append(
    ...deeds.map(([label, deed]) => {
      const element = button(label, () => act(deed));
      enable(element, !isBusy(run));
      element.dataset["name"] = writeDeed(deed).join();
      if (deed.kind === "take-out") element.setAttribute("aria-describedby", cancelNoteId);
      return element;
    }),
  );
  const name = t("tickets.name", { id: String(ticketId) });
  box.append(make("h3", `${name} · ${t(`tickets.state.${ticketState(ticket, protocol?.timestamp ?? 0n)}`)}`), list, row);
  return box;
}
