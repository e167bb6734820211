import { afterEach } from "vitest";
import { startUpstream, type Behaviour, type TestUpstream } from "./upstream";

/** Starts servers that end with the test. */
export function withUpstreams() {
  const running: TestUpstream[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((upstream) => upstream.stop()));
  });
  return async <Behaviours extends readonly Behaviour[]>(
    ...behaviours: Behaviours
  ): Promise<{ [Index in keyof Behaviours]: TestUpstream }> => {
    const started = await Promise.all(behaviours.map((behaviour) => startUpstream(behaviour)));
    running.push(...started);
    return started as { [Index in keyof Behaviours]: TestUpstream };
  };
}
