/** The wait was longer than it may be. */
export class TooSlowError extends Error {
  override readonly name = "TooSlowError";
}

/** The promise's value, or a TooSlowError after `ms`. */
export async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new TooSlowError(`No answer within ${String(ms)} ms.`)); }, ms);
  });
  try {
    return await Promise.race([promise, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
