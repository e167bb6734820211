import { expect, it } from "vitest";
import { dealLoss, declareDefault, payDeal, standingOf } from "../finance/credit";
import { active, at, day, exampleTerms as terms, firstDueDay, onDay, raising, start, usdc } from "../finance/credit/testing/example-deal";
import { juniorWorth } from "./junior-worth";

const supply = terms.junior;
const quarter = { balance: supply / 4n, supply };

it("a junior's tokens count for what was committed until something is lent, and then for their part of what is not repaid", () => {
  expect(juniorWorth(raising(), at(start), quarter)).toBe(supply / 4n);
  expect(juniorWorth(active(), onDay(20_520n), quarter)).toBe(usdc(15_000n));
  expect(juniorWorth(active(), onDay(20_520n), { balance: 0n, supply: 0n })).toBe(0n);
});

it("what counts as lost of a late deal is the juniors' first", () => {
  const late = onDay(firstDueDay + 31n);
  const lost = dealLoss(standingOf(active(), late));
  expect(lost > 0n && lost < usdc(60_000n)).toBe(true);
  expect(juniorWorth(active(), late, quarter)).toBe((usdc(60_000n) - lost) / 4n);
  const moment = { ...at((firstDueDay + 12n) * day), value: usdc(300_000n), highest: usdc(300_000n) };
  expect(juniorWorth(declareDefault(active(), moment).deal, moment, quarter)).toBe(0n);
});

it("after the end nothing is to come", () => {
  const moment = onDay(firstDueDay);
  const { deal } = payDeal(active(), moment, { usdc: usdc(400_000n), isEarly: true });
  expect(deal.stage).toBe("repaid");
  expect(juniorWorth(deal, moment, quarter)).toBe(0n);
});
