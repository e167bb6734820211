import type { Context } from "ponder:registry";

/** What a record needs of the place where it is made: whichever event it is. */
export type Recording = Pick<Context, "db">;
