import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Tells what a long run came to: on the screen and, for the report of the tests, in a file where there is to be one. */
export function tell(text: string, file: string | undefined): void {
  console.info(text);
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
