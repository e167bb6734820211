/** The three tokens money is held in. Case is part of the name: sAID, never SAID. */
export type Token = "USDC" | "AID" | "sAID";

export type TokenInfo = {
  readonly symbol: Token;
  /** Places of the smallest unit: `raw = units × 10^decimals`. */
  readonly decimals: number;
  /** Decimals shown where an amount is rounded for reading. */
  readonly displayDecimals: number;
};

/** USDC has 6 decimals (FiatToken), AID and sAID 18 (contracts). */
export const tokens: Readonly<Record<Token, TokenInfo>> = {
  USDC: { symbol: "USDC", decimals: 6, displayDecimals: 2 },
  AID: { symbol: "AID", decimals: 18, displayDecimals: 2 },
  sAID: { symbol: "sAID", decimals: 18, displayDecimals: 2 },
};

/** All tokens, in the order a screen lists them. */
export const tokenList: readonly Token[] = ["USDC", "AID", "sAID"];
