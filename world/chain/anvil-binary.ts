import { createRequire } from "node:module";

/**
 * Path of anvil's native program. The npm package's own wrapper is not used: it hides exit codes and
 * is one more process between us and the chain.
 */
export function anvilBinary(): string {
  const cpu = process.arch === "x64" ? "amd64" : process.arch;
  const extension = process.platform === "win32" ? ".exe" : "";
  const specifier = `@foundry-rs/anvil-${process.platform}-${cpu}/bin/anvil${extension}`;
  try {
    return createRequire(import.meta.url).resolve(specifier);
  } catch (cause) {
    throw new Error(`anvil is not installed for ${process.platform} ${process.arch}: install the locked dependencies again.`, { cause });
  }
}
