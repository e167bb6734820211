import { amountOf, type Amount, type Token } from "../money/index";
import type { AccountView } from "../queries/lens";

/** A balance of the account, and what it becomes; `after` is absent while there is nothing to do or it cannot be paid. */
export type BalanceChange = {
  readonly token: Token;
  readonly before: Amount;
  readonly after: Amount | undefined;
};

const balances: Readonly<Record<Token, (account: AccountView) => bigint>> = {
  USDC: ({ usdc }) => usdc,
  AID: ({ aid }) => aid,
  sAID: ({ shares }) => shares,
};

/** The account's balance of a token. */
export function balanceOf(account: AccountView, token: Token): Amount {
  return amountOf(token, balances[token](account));
}

/**
 * What happens to the account's balances. `delta` in each token's smallest unit, negative for what leaves; undefined
 * where no amount is known. No figure is given for what would end below zero.
 */
export function balanceChanges(
  account: AccountView | undefined,
  deltas: readonly { readonly token: Token; readonly delta: bigint | undefined }[],
): readonly BalanceChange[] {
  if (account === undefined) return [];
  const rows = deltas.map(({ token, delta }) => {
    const before = balanceOf(account, token);
    return { token, before, raw: delta === undefined ? undefined : before.raw + delta };
  });
  const possible = rows.every(({ raw }) => raw !== undefined && raw >= 0n);
  return rows.map(({ token, before, raw }) => ({
    token,
    before,
    after: possible && raw !== undefined ? amountOf(token, raw) : undefined,
  }));
}
