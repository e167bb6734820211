import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** Where something is read from: an address that starts with http:// or https://, or a file. */
export type Source = string;

export type ReadOptions = {
  /** Most that is read, bytes; what is longer is refused, not cut. */
  readonly maxBytes: number;
  /** How long it may take, milliseconds. */
  readonly withinMs: number;
  /** Of a file: how old it may be, milliseconds. One that nobody writes any more tells nothing of now. */
  readonly freshMs?: number;
};

/** A source gave nothing that can be used. Its message is one sentence without a path or an address, which may hold a key. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

const isUrl = (source: Source): boolean => /^https?:\/\//.test(source);

/** What a source is called in the log: of an address its host, of a file its name. */
export function nameOf(source: Source): string {
  return isUrl(source) ? new URL(source).host : (source.split("/").at(-1) ?? source);
}

/** The text of a source. Throws SourceError. */
export async function readSource(source: Source, options: ReadOptions): Promise<string> {
  try {
    return await (isUrl(source) ? readUrl(source, options) : readFile(source, options));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (error instanceof Error && error.name === "TimeoutError") throw new SourceError(`It did not answer within ${options.withinMs} ms.`);
    throw new SourceError(isUrl(source) ? "It did not answer, or broke off." : "The file cannot be read.");
  }
}

async function readUrl(url: string, { maxBytes, withinMs }: ReadOptions): Promise<string> {
  const signal = AbortSignal.timeout(withinMs);
  const response = await fetch(url, { signal, redirect: "error", headers: { accept: "text/plain;version=0.0.4, application/json, text/csv" } });
  if (!response.ok) {
    await response.body?.cancel();
    throw new SourceError(`It answered with status ${response.status}.`);
  }
  return textOf(response.body ?? [], maxBytes);
}

async function readFile(path: string, { maxBytes, withinMs, freshMs }: ReadOptions): Promise<string> {
  const file = await stat(path);
  if (!file.isFile()) throw new SourceError("It is no file.");
  if (file.size > maxBytes) throw tooLong(maxBytes);
  const age = Date.now() - file.mtimeMs;
  if (freshMs !== undefined && age > freshMs) throw new SourceError(`The file was last written ${Math.floor(age / 1_000)} seconds ago, and may be ${freshMs / 1_000} old.`);
  return textOf(createReadStream(path, { signal: AbortSignal.timeout(withinMs) }), maxBytes);
}

/** Ends as soon as there is more than may be read. */
async function textOf(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.length;
    if (bytes > maxBytes) throw tooLong(maxBytes);
    parts.push(part);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new SourceError("It is no text in UTF-8.");
  }
}

const tooLong = (maxBytes: number): SourceError => new SourceError(`It is longer than ${maxBytes} bytes.`);
