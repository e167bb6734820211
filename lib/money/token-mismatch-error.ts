import type { Token } from "./tokens";

/** Two amounts of different tokens were compared: a bug of the caller, never a user's fault. */
export class TokenMismatchError extends Error {
  override readonly name = "TokenMismatchError";

  constructor(
    readonly left: Token,
    readonly right: Token,
  ) {
    super(`Amounts of ${left} and ${right} cannot be compared.`);
  }
}
