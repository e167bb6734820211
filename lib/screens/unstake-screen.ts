import { ticketWait } from "../finance/constants";
import { leastAfterTolerance } from "../finance/instant-exit";
import { amountOf, type Amount } from "../money/index";
import { type Action, type Check, decideAction } from "./action";
import * as checks from "./checks";
import { type InstantQuote, mostInstant, quoteInstant, worthOnExit } from "./exit-quote";
import type { ScreenFacts } from "./facts";

/** Waiting in the queue, as it stands at the view's block. */
export type QueueWay = {
  readonly action: Action;
  /** At the exit price of now; that of the service counts. */
  readonly estimate: Amount<"AID"> | undefined;
  /** AID that is served before a request of now. */
  readonly ahead: Amount<"AID"> | undefined;
  /** Unix seconds from which a request of now can be served. */
  readonly earliest: bigint | undefined;
};

/** Leaving at once. */
export type NowWay = {
  readonly action: Action;
  /** Absent where the amount cannot leave at once. */
  readonly quote: InstantQuote | undefined;
  /** The least that the transaction accepts. */
  readonly least: Amount<"AID"> | undefined;
  /** The most of the account's shares that can leave at once, or of all shares where no account is known. */
  readonly most: Amount<"sAID"> | undefined;
};

/** Everything the Unstake form shows that follows from what is known: the ways out for one amount, from one block. */
export type UnstakeScreen = {
  readonly shares: Amount<"sAID"> | undefined;
  readonly queue: QueueWay;
  readonly now: NowWay;
};

const gives = (facts: Pick<ScreenFacts, "input">): Amount<"sAID"> | undefined => {
  const raw = checks.typed(facts);
  return raw === undefined ? undefined : amountOf("sAID", raw);
};

/** A share pays nothing now. A request can still be made: it is served once a share pays something again. */
const worthless: Check = ({ protocol }) => (worthOnExit(protocol, protocol.staking.shares) === 0n ? { code: "exit-nothing" } : undefined);

const beyondLiquidity: Check = ({ protocol, input }) => {
  const raw = checks.typed({ input });
  if (raw === undefined || quoteInstant(protocol, raw) !== undefined) return undefined;
  const left = mostInstant(protocol, protocol.staking.shares);
  return left < raw ? { code: "exit-liquidity", left: amountOf("sAID", left) } : { code: "too-small" };
};

const wanted = [checks.textProblem("sAID"), checks.balanceShort(gives, ({ account }) => account.shares)] as const;

/** sAID in the field → the ways out of it. */
export function unstakeScreen(facts: ScreenFacts): UnstakeScreen {
  const { protocol, account } = facts;
  const shares = gives(facts);
  const estimate = shares && protocol && amountOf("AID", worthOnExit(protocol, shares.raw));
  const quote = shares && protocol && quoteInstant(protocol, shares.raw);
  const decide = (order: readonly Check[]) => decideAction({ facts, verb: "unstake", checks: order, amount: () => estimate });
  const held = account?.shares ?? protocol?.staking.shares;
  return {
    shares,
    queue: {
      action: decide([...wanted, checks.noGas]),
      estimate,
      ahead: protocol && amountOf("AID", protocol.exits.unservedAssets),
      earliest: protocol && (facts.now > protocol.timestamp ? facts.now : protocol.timestamp) + ticketWait,
    },
    now: {
      action: decide([worthless, ...wanted, beyondLiquidity, checks.noGas]),
      quote,
      least: quote && amountOf("AID", leastAfterTolerance(quote.assets)),
      most: protocol && held !== undefined ? amountOf("sAID", mostInstant(protocol, held)) : undefined,
    },
  };
}
