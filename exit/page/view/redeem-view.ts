import { amountOf, formatExact, formatExactWithSymbol, type Reading } from "../../../lib/money/index";
import type { RedeemScreen } from "../../../lib/screens/redeem-screen";
import { redemptionSummary } from "../../../lib/tx/flows/redemption";
import { chain } from "../deployment";
import { isBusy, type Model } from "../model";
import { inputOf } from "../screen";
import { button, enable, fill, pairs, part, say, show } from "./dom";
import { reasonSentence, type Speech } from "./sentences";

/** The field, what pressing would do, and the button that names it or says why it cannot. */
export function renderRedeem(model: Model, screen: RedeemScreen, speech: Speech, onReading: (reading: Reading) => void): void {
  renderField(model, speech, onReading);
  const { t, locale } = speech;
  const { action, data } = screen;
  const rows = data === undefined ? [] : redemptionSummary(data.aidRaw);
  show("effect", rows.length > 0);
  fill("preview", JSON.stringify([locale, data && String(data.aidRaw)]), () =>
    pairs(rows.map(({ kind, amount }) => [t(`tx.row.${kind}`), formatExactWithSymbol({ amount, locale })])),
  );
  show("from-bills", screen.fromBills !== undefined);
  say("redeem", actionText(action, speech));
  enable(part("redeem", HTMLButtonElement), isPressable(model, screen));
}

/** Whether pressing does something: redeem, or take the wallet to the chain. */
export function isPressable({ run }: Model, { action }: RedeemScreen): boolean {
  return !isBusy(run) && (action.kind === "ready" || action.kind === "switch");
}

function actionText(action: RedeemScreen["action"], speech: Speech): string {
  const { t, locale } = speech;
  switch (action.kind) {
    case "connect":
      return t("form.connect.redeem");
    case "switch":
      return t("wallet.switch", { network: chain.name });
    case "blocked":
      return reasonSentence(speech, action.reason);
    case "ready":
      return t("redeem.button", { amount: formatExact({ amount: action.amount, locale }) });
  }
}

function renderField(model: Model, speech: Speech, onReading: (reading: Reading) => void): void {
  const { t, locale } = speech;
  const field = part("amount", HTMLInputElement);
  if (field.value !== model.amountText) field.value = model.amountText;
  const input = inputOf(model);
  const problem = input.status === "problem" && input.problem.code !== "empty" ? input.problem : undefined;
  say("amount-problem", problem ? reasonSentence(speech, { code: "amount", token: "AID", problem }) : "");
  field.setAttribute("aria-invalid", String(problem !== undefined));
  const readings = problem?.code === "ambiguous" ? problem.readings : [];
  fill("readings", `${locale} ${readings.map(({ raw }) => raw).join(" ")}`, () =>
    readings.map((reading) => {
      const amount = formatExact({ amount: amountOf("AID", reading.raw), locale });
      return button(t("money.useReading", { amount, token: "AID" }), () => onReading(reading));
    }),
  );
}
