import { Refusal } from "../../../lib/indexer/api/refusal";

/** What PostgreSQL says of itself rather than of a question (its appendix A): not there, going, full, or without this index. */
const codes = /^(08...|57P0[1-4]|57014|53[0-9]{3}|55P03|3F000|42P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
/** What its client says without a code (pg 8). */
const sentences = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error/;

/** There is no such table or schema. */
const missing = /^(42P01|3F000)$/;

/** Whether something failed because the database is away, by the error or what caused it. */
export const isAway = (error: unknown): boolean => causesOf(error).some((one) => hasCode(one, codes) || sentences.test(one.message));

/** Whether the index itself is not there. */
export const isWithoutIndex = (error: unknown): boolean => causesOf(error).some((one) => hasCode(one, missing));

const hasCode = (error: Error, pattern: RegExp): boolean => "code" in error && typeof error.code === "string" && pattern.test(error.code);

function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let one = error; one instanceof Error && causes.length < 5; one = one.cause) causes.push(one);
  return causes;
}

/** The same reader, which refuses with 503 while its database is away: nothing is wrong with the question. */
export function refusingWhileAway<Asked extends readonly unknown[], Value>(read: (...asked: Asked) => Promise<Value>): (...asked: Asked) => Promise<Value> {
  return async (...asked) => {
    try {
      return await read(...asked);
    } catch (error) {
      if (!isAway(error)) throw error;
      throw new Refusal({ code: "unavailable", message: "History cannot be read at this moment; ask again in a moment.", retryAfter: 2 });
    }
  };
}

/** Every reader of a list, so. */
export function allRefusingWhileAway<Readers extends object>(readers: Readers): Readers {
  const guarded = Object.entries(readers).map(([name, read]) => [name, refusingWhileAway(read as (...asked: readonly unknown[]) => Promise<unknown>)]);
  return Object.fromEntries(guarded) as Readers;
}
