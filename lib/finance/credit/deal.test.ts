import { describe, expect, it } from "vitest";
import {
  acceptHandOver,
  applyReceived,
  approveDeal,
  arrears,
  cancelDeal,
  closeDeal,
  closeRaise,
  commitToDeal,
  type Deal,
  type DealTerms,
  declareDefault,
  drawDeal,
  heldBy,
  impairmentOf,
  liquidateDeal,
  loanAt,
  offerHandOver,
  openBreach,
  payDeal,
  payJunior,
  payoff,
  realiseImpairment,
  scaledTerms,
  sellTitle,
  takeUnapplied,
  transferTo,
  withdrawServicing,
  withdrawSurplus,
} from ".";
import { active as exampleActive, at, day, exampleTerms, firstDueDay, funded as exampleFunded, onDay, raising as exampleRaising, start, usdc } from "./testing/example-deal";

/** With fees: 1 % at the draw, half a percent a year for servicing. */
const fees: Partial<DealTerms> = { minInsurance: usdc(300_000n), originationFeeBps: 100n, servicingFeeBps: 50n };
const terms: DealTerms = { ...exampleTerms, ...fees };
const drawnAt = start + 8n * day;
const raising = (changed?: Partial<DealTerms>): Deal => exampleRaising({ ...fees, ...changed });
const funded = (changed?: Partial<DealTerms>): Deal => exampleFunded({ ...fees, ...changed });
const active = (changed?: Partial<DealTerms>): Deal => exampleActive({ ...fees, ...changed });
const defaulted = (): Deal => declareDefault(active(), onDay(firstDueDay + 11n)).deal;
/** Also in a share of revenue alone. */
const shareOnly = { rateBps: 0n, seniorRateBps: 0n, revenueShareBps: 8_000n } as const;

describe("a raise", () => {
  it("takes what is missing, and with less than asked for makes the deal smaller", () => {
    const { deal, effects } = commitToDeal(raising({ balloon: usdc(100n) }), at(start), usdc(45_000n));
    expect(effects).toEqual([{ kind: "taken", usdc: usdc(45_000n) }]);
    const smaller = closeRaise(deal, at(terms.raiseDeadline)).deal;
    expect([smaller.stage, scaledTerms(smaller)]).toEqual(["funded", { principal: usdc(225_000n), balloon: usdc(75n), revenueShareBps: 0n }]);
    expect(() => closeRaise(deal, at(terms.raiseDeadline - 1n))).toThrow("RaiseRunning");
    expect(() => commitToDeal(deal, at(terms.raiseDeadline), 1n)).toThrow("RaiseOver");
    expect(commitToDeal(deal, at(start), usdc(99_000n)).deal).toMatchObject({ stage: "funded", raised: usdc(60_000n) });
  });

  it("that fails gives everything back, and so does a cancelled one", () => {
    const little = commitToDeal(raising(), at(start), usdc(29_999n)).deal;
    for (const { deal, effects } of [closeRaise(little, at(terms.raiseDeadline)), cancelDeal(little)]) {
      expect([deal.stage, deal.purse.juniors, deal.title]).toEqual(["cancelled", usdc(29_999n), "elsewhere"]);
      expect(effects).toEqual([{ kind: "title", to: "pledgor" }]);
      expect(heldBy(payJunior(deal, usdc(29_999n)).deal.purse)).toBe(0n);
    }
    expect(() => cancelDeal(active())).toThrow("WrongStage(4)");
    expect(() => commitToDeal(active(), at(start), 1n)).toThrow("WrongStage(4)");
    expect(() => commitToDeal(raising(), at(start), 0n)).toThrow("ZeroAmount");
    expect(() => approveDeal(active(), at(start))).toThrow("WrongStage(4)");
    expect(() => closeRaise(active(), at(start))).toThrow("WrongStage(4)");
  });
});

describe("a draw", () => {
  it("takes the senior part from the Treasury and pays the borrower all but the fee", () => {
    const { deal, effects } = drawDeal(funded(), at(drawnAt));
    expect(effects).toEqual([
      { kind: "fund", senior: usdc(240_000n), place: { junior: usdc(60_000n), lateAfter: firstDueDay, asks: false } },
      { kind: "fee", usdc: usdc(3_000n) },
      { kind: "paid", usdc: usdc(297_000n) },
    ]);
    expect([heldBy(deal.purse), deal.carrying, deal.positioned]).toEqual([0n, usdc(240_000n), true]);
  });

  it.each([
    ["DrawTooEarly", at(start + 2n * day - 1n)],
    ["DrawTooLate", at(terms.drawDeadline)],
    ["InsuranceTooSmall", at(drawnAt, { insurance: { cover: usdc(299_999n), expiry: start + 5_000n * day } })],
    ["InsuranceTooShort", at(drawnAt, { insurance: { cover: usdc(300_000n), expiry: drawnAt + 90n * day - 1n } })],
    ["LtvTooHigh(300000000000, 299999999999, 461538461537)", at(drawnAt, { lendable: 461_538_461_537n })],
  ])("is refused: %s", (reason, moment) => {
    expect(() => drawDeal(funded(), moment)).toThrow(reason);
  });

  it("is not made twice", () => {
    expect(() => drawDeal(active(), at(drawnAt))).toThrow("WrongStage(4)");
  });

  it("pays off another deal, whose title comes back first", () => {
    const moment = at(drawnAt + day);
    const old = active();
    const off = payoff(loanAt(old, moment));
    const { effects, replaced } = drawDeal(funded({ principal: usdc(320_000n), junior: 0n, seniorRateBps: 1_200n, originationFeeBps: 0n }), moment, { deal: old, moment });
    expect(replaced?.deal.stage).toBe("repaid");
    expect(effects.at(-1)).toEqual({ kind: "paid", usdc: usdc(320_000n) - off });
    const small = funded({ principal: usdc(100_000n), junior: 0n, seniorRateBps: 1_200n });
    expect(() => drawDeal(small, moment, { deal: old, moment })).toThrow("RefinancingShort(99000000000)");
  });
});

describe("payments", () => {
  it("go to the senior at once, and wait here for juniors and servicer", () => {
    const moment = onDay(firstDueDay);
    const due = arrears(loanAt(active(), moment));
    const { deal, effects } = payDeal(active(), moment, { usdc: due + 1n });
    // Forty days: 3,945.205479…, of them 2,367.123287… the senior's; 164.383561… for the servicer.
    expect(due).toBe(usdc(25_000n) + 3_945_205_480n + 164_383_562n);
    expect(effects).toEqual([
      { kind: "taken", usdc: due },
      { kind: "receipt", principal: usdc(25_000n), yield: 2_367_123_288n, place: { junior: usdc(60_000n), lateAfter: firstDueDay + 30n, asks: false } },
      { kind: "distribute", usdc: 1_578_082_192n },
    ]);
    expect(deal.purse).toEqual({ raising: 0n, juniors: 1_578_082_192n, servicing: 164_383_562n, surplus: 0n, unapplied: 0n });
    expect(withdrawServicing(deal).effects).toEqual([{ kind: "paid", usdc: 164_383_562n }]);
    expect(() => withdrawSurplus(deal)).toThrow("ZeroAmount");
    expect(() => payDeal(deal, moment, { usdc: 1n })).toThrow("NothingOwed");
    expect(() => payDeal(deal, moment, { usdc: 0n })).toThrow("ZeroAmount");
    expect(() => payDeal(funded(), moment, { usdc: 1n })).toThrow("WrongStage(3)");
  });

  it("of all give the title back, and nobody owes anything then", () => {
    const moment = at(drawnAt);
    const { deal, effects } = payDeal(active(), moment, { usdc: usdc(400_000n), isEarly: true });
    expect([deal.stage, deal.carrying, deal.positioned]).toEqual(["repaid", 0n, false]);
    expect(effects.slice(-2)).toEqual([{ kind: "end" }, { kind: "title", to: "pledgor" }]);
    expect(() => payDeal(deal, moment, { usdc: 1n })).toThrow("DealClosed(8)");
    expect(() => takeUnapplied(deal, moment)).toThrow("ZeroAmount");
  });

  it("by plain transfer are applied by anyone, and what is not owed goes back", () => {
    const sent = transferTo(active(), usdc(40_000n));
    const moment = onDay(firstDueDay);
    expect(applyReceived(sent, moment).deal.purse.unapplied).toBe(40_000_000_000n - 29_109_589_042n);
    expect(takeUnapplied(sent, at(drawnAt)).effects.at(-1)).toEqual({ kind: "paid", usdc: usdc(40_000n) });
    expect(() => applyReceived(funded(), moment)).toThrow("WrongStage(3)");
  });
});

describe("a default", () => {
  it("is a missed payment once grace is over, unless nobody can pay", () => {
    const first = firstDueDay + 11n;
    expect(() => declareDefault(active(), at(first * day - 1n))).toThrow(`NotInDefault(${first * day}, ${first * day - 1n})`);
    expect(() => declareDefault(active(), onDay(first, { usdcPaused: true }))).toThrow("UsdcPaused");
    for (const frozen of [{ deal: true, treasury: false }, { deal: false, treasury: true }]) {
      expect(() => declareDefault(active(), onDay(first, { frozen }))).toThrow("UsdcFrozen");
    }
    // 90 days late at least: half of 300,000 less the juniors' 60,000.
    expect(impairmentOf(defaulted(), onDay(first))).toBe(usdc(90_000n));
    expect(() => openBreach(defaulted(), onDay(first), "ltv")).toThrow("WrongStage(5)");
  });

  it("may rest on a breach of two weeks, and ends with its reason", () => {
    const low = { highest: usdc(399_999n) };
    const open = openBreach(active(), at(drawnAt, low), "ltv").deal;
    expect(() => openBreach(open, at(drawnAt, low), "ltv")).toThrow("BreachOpen(0)");
    expect(() => openBreach(open, at(drawnAt), "insurance")).toThrow("CovenantKept(1)");
    expect(() => declareDefault(open, at(drawnAt + 14n * day - 1n, low))).toThrow("NotInDefault");
    const deal = declareDefault(open, at(drawnAt + 14n * day, low)).deal;
    expect([deal.stage, deal.cause]).toEqual(["defaulted", ["ltv"]]);
    expect(applyReceived(deal, at(drawnAt + 15n * day)).deal).toMatchObject({ stage: "active", breaches: [], cause: [] });
  });

  it("is sold: what the price leaves open is lost, the juniors' first, and may be recovered later", () => {
    const moment = onDay(firstDueDay + 11n);
    expect(() => liquidateDeal(defaulted(), moment, false)).toThrow("LiquidationTooEarly");
    const auctioned = liquidateDeal(defaulted(), onDay(firstDueDay + 11n, { value: 1n, highest: usdc(200_000n) }), true).deal;
    const last = onDay(firstDueDay + 18n);
    const { deal, effects } = sellTitle(auctioned, last);
    expect(effects[0]).toEqual({ kind: "taken", usdc: usdc(60_000n) });
    expect([deal.stage, deal.carrying, heldBy(deal.purse)]).toEqual(["closed", 0n, deal.purse.servicing]);
    const lost = effects.find(({ kind }) => kind === "writeOff");
    expect(lost).toEqual({ kind: "writeOff", loss: deal.book?.senior });
    const recovered = payDeal(deal, last, { usdc: usdc(1_000_000n) });
    expect(recovered.effects.filter(({ kind }) => kind === "receipt" || kind === "distribute")).toHaveLength(2);
    expect(() => payDeal(recovered.deal, last, { usdc: 1n })).toThrow("DealClosed(9)");
  });

  it("is handed over: the rest is struck out, juniors first, and the title is the operator's when all is paid", () => {
    const moment = onDay(firstDueDay + 11n, { value: usdc(300_000n), highest: usdc(300_000n) });
    const offered = offerHandOver(defaulted(), moment, { principal: usdc(200_000n), until: moment.time });
    const { deal } = acceptHandOver(offered, moment);
    expect([deal.stage, deal.debtor, deal.carrying, deal.book?.junior]).toEqual(["handed-over", "operator", usdc(200_000n), 0n]);
    // 60 % of the machines cover 180,000.
    expect(impairmentOf(deal, moment)).toBe(usdc(20_000n));
    expect(payDeal(deal, moment, { usdc: usdc(300_000n), isEarly: true }).effects.at(-1)).toEqual({ kind: "title", to: "debtor" });
    const little = offerHandOver(defaulted(), moment, { principal: usdc(179_999n), until: moment.time });
    expect(() => acceptHandOver(little, moment)).toThrow("HandOverOutOfBounds(179999000000, 180000000000, 300000000000)");
    expect(() => acceptHandOver(offered, at(moment.time + 1n))).toThrow("OfferExpired");
    // Where less is owed than 60 % of the machines, the debtor has 30 days to cure.
    const worth = { highest: usdc(500_001n) };
    const whole = offerHandOver(defaulted(), onDay(firstDueDay + 11n, worth), { principal: usdc(300_000n), until: moment.time * 2n });
    expect(() => acceptHandOver(whole, onDay(firstDueDay + 41n - 1n, worth))).toThrow("HandOverTooEarly");
    expect(acceptHandOver(whole, onDay(firstDueDay + 41n, worth)).deal.stage).toBe("handed-over");
    expect(() => acceptHandOver(defaulted(), moment)).toThrow("NotOperator");
  });

  it("is realised after 360 days, once", () => {
    const moment = onDay(firstDueDay + 371n);
    const { deal, effects } = realiseImpairment(defaulted(), moment);
    expect(effects).toEqual([{ kind: "writeOff", loss: usdc(90_000n) }]);
    expect(() => realiseImpairment(deal, moment)).toThrow("NothingImpaired");
    expect(() => realiseImpairment(defaulted(), onDay(firstDueDay + 370n))).toThrow("RealisationTooEarly");
    expect(() => realiseImpairment(active(), moment)).toThrow("WrongStage(4)");
  });
});

describe("a revenue share", () => {
  it("ends when grace is over on its last due day, with what revenue did not bring, when everything owed is paid", () => {
    const deal = active({ ...shareOnly, months: 3 });
    const last = onDay(firstDueDay + 80n);
    expect(() => closeDeal(deal, onDay(firstDueDay))).toThrow("NotOver");
    expect(() => closeDeal(deal, last)).toThrow("ArrearsOpen");
    expect(() => closeDeal(active(), last)).toThrow("NotRevenueShare");
    // 40 days and two months of 32,000 a month; 300,000 were lent.
    const paid = payDeal(deal, last, { usdc: arrears(loanAt(deal, last)) }).deal;
    const { deal: closed, effects } = closeDeal(paid, last);
    expect([closed.stage, effects.find(({ kind }) => kind === "writeOff")]).toEqual(["closed", { kind: "writeOff", loss: usdc(240_000n - 64_000n) - 42_082_191_782n }]);
    expect(() => closeDeal(closed, last)).toThrow("WrongStage(9)");
  });
});
