import { lstatSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { at } from "./paths.mjs";

const TARGET = at("node_modules");

/**
 * Makes contracts/node_modules lead to the packages, for any Foundry. Git keeps it as a symbolic link; what unpacks a
 * clone without links (an archive, Windows) leaves a small file with a path in its place.
 */
export function linkContracts(link = at("contracts", "node_modules")) {
  if (leadsTo(link)) return;
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link, { recursive: true });
  // Relative, as git keeps it, so that the clone may move. On Windows a junction needs no rights.
  symlinkSync(process.platform === "win32" ? TARGET : "../node_modules", link, "junction");
}

function leadsTo(link) {
  try {
    return realpathSync(link) === realpathSync(TARGET);
  } catch {
    return false;
  }
}
