import type { EngineCode, EngineFailure } from "./state";

/** A condition that the engine found itself. Pressing again can help with each of them. */
export function engineFailure(code: EngineCode, detail = ""): EngineFailure {
  return { kind: "engine", code, values: {}, detail, retry: true };
}

/** Carries an engine's condition through code that throws. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(readonly failure: EngineFailure) {
    super(failure.code);
  }
}
