import formatMessage, { type CompiledMessage, type FormatOptions } from "icu-minify/format";
import type { Locale } from "../../i18n/locales";
import type messages from "../../messages/en.json";

/** The parts of the catalogue that the page speaks with, each with all that is below it. */
export const spoken = [
  "exit",
  "errors.hint",
  "errors.sentence",
  "errors.title",
  "form.connect.redeem",
  "form.connect.unstake",
  "form.reason",
  "money.max",
  "money.problem",
  "money.useReading",
  "redeem.amount",
  "redeem.button",
  "redeem.cash",
  "redeem.expiredBody",
  "redeem.fromBillsNote",
  "redeem.missingBody",
  "redeem.more",
  "redeem.now",
  "redeem.revokedBody",
  "redeem.tab",
  "redeem.verification",
  "redeem.verifiedUntil",
  "tickets.cancel",
  "tickets.cancelNote",
  "tickets.claim",
  "tickets.facts.ahead",
  "tickets.facts.cancelled",
  "tickets.facts.claimable",
  "tickets.facts.matures",
  "tickets.facts.worth",
  "tickets.name",
  "tickets.none",
  "tickets.queue.nothingDue",
  "tickets.queue.serve",
  "tickets.state",
  "tickets.takeBack",
  "tx.action.close",
  "tx.action.look",
  "tx.action.unanswered",
  "tx.hash",
  "tx.row.arrives",
  "tx.row.label",
  "tx.row.leaves",
  "tx.row.stays",
  "tx.status.awaiting-wallet",
  "tx.status.broadcast",
  "tx.status.simulating",
  "tx.status.unknown",
  "tx.unknown",
  "unstake.amount",
  "unstake.now.button",
  "unstake.now.fee",
  "unstake.now.least",
  "unstake.now.most",
  "unstake.queue.ahead",
  "unstake.queue.button",
  "wallet.switch",
  "wallet.switchFailed",
] as const;

/**
 * Refusals that nothing the page sends can meet: of roles, minting, staking, permits, vouchers and the market. Left out, because three
 * languages of them would be a tenth of the file.
 */
export const unspoken =
  /^(form\.reason\.(no-market|pool-frozen|quoting|quote-failed|no-liquidity|swap-too-small|(impact|below-par)-unconfirmed)$|errors\.sentence\.(AccessManage|BlockCap|CapAbove|CashMissing|DayCap|ECDSA|ERC2612|ERC4626|Feed|Free(?=LiquidityNegative)|Invalid(AccountNonce|ShortString|Signature|Voucher)|InvestmentTooCostly|InsufficientCash|Mint|Permit|PreviewUnavailable|ReasonMissing|SanctionsUnavailable|Shares|StringTooLong|Surplus|TargetApr|TokenAlready|TransferTo|UnknownAttestor|Value|Voucher|swap-|Not(Burner|Deal|Issuer|Minter|StakedAID|Treasury)|ZeroAddress|ZeroAmount|usdc-(permit|signature|authorization|role|setup|zero|overflow|allowance)))/;

/** Every key of the catalogue, written in full. */
type Leaves<Node, Prefix extends string = ""> = {
  [Name in keyof Node & string]: Node[Name] extends string ? `${Prefix}${Name}` : Leaves<Node[Name], `${Prefix}${Name}.`>;
}[keyof Node & string];

type Spoken = (typeof spoken)[number];

/** A key that the page holds; another is refused by the compiler. */
export type TextKey = Extract<Leaves<typeof messages>, Spoken | `${Spoken}.${string}`>;
export type Texts = Readonly<Record<string, CompiledMessage>>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: Values) => string;

const formatters: FormatOptions["formatters"] = {
  getDateTimeFormat: (...options) => new Intl.DateTimeFormat(...options),
  getNumberFormat: (...options) => new Intl.NumberFormat(...options),
  getPluralRules: (...options) => new Intl.PluralRules(...options),
};

/** Says messages of one language. A key that is missing is said as it is, so that a person still sees something. */
export function translator(texts: Texts, locale: Locale): Translate {
  return (key, values) => {
    const message = texts[key];
    return message === undefined ? key : String(formatMessage<string>(message, locale, values, { formatters }));
  };
}
