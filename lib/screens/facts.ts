import type { ParseResult } from "../money/index";
import type { AccountView, ProtocolView } from "../queries/lens";
import type { PageProblem } from "../queries/problem";

/** `none` while no wallet is connected, or it is not known yet. */
export type Connection = "none" | "wrong-network" | "ready";

/** How far what is shown can be trusted to be what the chain says. `seconds` is the age of the newest block. */
export type ChainHealth =
  | { readonly status: "live" }
  | { readonly status: "stale"; readonly seconds: bigint }
  | { readonly status: PageProblem };

/** All that decides what a screen offers. */
export type ScreenFacts = {
  readonly connection: Connection;
  readonly chain: ChainHealth;
  /** Time on the chain, unix seconds. */
  readonly now: bigint;
  /** Undefined where it could not be read yet. */
  readonly protocol: ProtocolView | undefined;
  /** Of the connected account; undefined while it is read. */
  readonly account: AccountView | undefined;
  /** What is in the amount field, in the token of the field. */
  readonly input: ParseResult;
};

/** Facts of which protocol and account are known. */
export type ReadyFacts = ScreenFacts & { readonly protocol: ProtocolView; readonly account: AccountView };
