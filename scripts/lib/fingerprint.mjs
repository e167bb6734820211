import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { at } from "./paths.mjs";

/**
 * A hash over the contents of files and folders below the root and over `values`. Depends on nothing else: neither on
 * times nor on where the clone lies. `skip(path)` leaves out a file or a folder; paths use "/".
 */
export function fingerprint({ paths, skip = () => false, values = {} }) {
  const hash = createHash("sha256").update(JSON.stringify(values));
  for (const path of paths.flatMap((start) => files(start, skip)).sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(at(path)));
  }
  return hash.digest("hex");
}

function files(path, skip) {
  if (!existsSync(at(path)) || skip(path)) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path)).flatMap((name) => files(path === "." ? name : `${path}/${name}`, skip));
}

/** Whether the last finished work that wrote this stamp was done for the same fingerprint. */
export function stamped(file, print) {
  return existsSync(file) && readFileSync(file, "utf8") === print;
}

/** Notes that the work for this fingerprint is done. */
export function stamp(file, print) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
}

/** Where a stamp lies that belongs to no other folder. */
export const stampFile = (name) => join(at(".local"), "stamps", name);
