/**
 * The same stream, which also ends, as if there were no more, when `signal` says so: who listens to events comes again by itself, and finds
 * another server.
 */
export function streamUntil(body: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let isOpen = true;
  let leave = (): void => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const end = (): void => {
        if (!isOpen) return;
        isOpen = false;
        signal.removeEventListener("abort", stop);
        controller.close();
      };
      const stop = (): void => {
        end();
        reader.cancel().catch(() => undefined);
      };
      leave = end;
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) leave();
      else if (isOpen) controller.enqueue(value);
    },
    async cancel(reason) {
      isOpen = false;
      await reader.cancel(reason);
    },
  });
}
