import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pidAlive } from "./pid-alive.mjs";

// Beside a folder lies one empty file per process that uses it: <folder>.used-by/<process id>.
const usersOf = (folder) => `${folder}.used-by`;

/** Keeps a folder from being thrown away until this process ends. */
export function use(folder) {
  const users = usersOf(folder);
  const mine = join(users, String(process.pid));
  if (existsSync(mine)) return;
  mkdirSync(users, { recursive: true });
  writeFileSync(mine, "");
  process.once("exit", () => rmSync(mine, { force: true }));
}

/** Whether a living process uses the folder. Forgets the dead ones, which a sudden death leaves. */
export function inUse(folder) {
  const users = usersOf(folder);
  if (!existsSync(users)) return false;
  const alive = readdirSync(users).filter((pid) => pidAlive(Number(pid)));
  if (alive.length === 0) rmSync(users, { recursive: true, force: true });
  return alive.length > 0;
}
