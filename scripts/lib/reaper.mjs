// Outlives a script that was killed without a chance to clean up (kill -9, a closed session): its stdin ends then, and
// it stops everything that the script had started. Lines on stdin: "+group" and "-group".
import { createInterface } from "node:readline";
import { stopGroups } from "./groups.mjs";

const groups = new Set();
for (const name of ["SIGINT", "SIGHUP", "SIGTERM"]) process.on(name, () => {});

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const id = Number(line.slice(1));
    if (line.startsWith("+")) groups.add(id);
    else groups.delete(id);
  })
  .on("close", () => void stopGroups(groups, process.argv[2]).then(() => process.exit(0)));
