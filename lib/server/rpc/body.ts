/**
 * The text of a request's or an answer's body, or undefined when it is longer than `maxBytes` or not all there within
 * `withinMs`; never holds more than that.
 */
export async function readBody(message: Request | Response, maxBytes: number, withinMs = 10_000): Promise<string | undefined> {
  if (Number(message.headers.get("content-length") ?? 0) > maxBytes) {
    await message.body?.cancel();
    return undefined;
  }
  if (!message.body) return "";
  const reader = message.body.getReader();
  const decoder = new TextDecoder();
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    void reader.cancel();
  }, withinMs);
  try {
    let size = 0;
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (late.signal.aborted) return undefined;
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        return undefined;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
  }
}
