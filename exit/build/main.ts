// Writes exit.html for the chain of CHAIN_ID: npm run exit [file], public/exit.html by default. Where the protocol is not deployed there is none.
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { addresses } from "../../lib/chain/addresses";
import { parseServerEnv } from "../../lib/env/server";
import { makePage } from "./make-page";

const [, , named] = process.argv;
const file = path.resolve(named ?? fileURLToPath(new URL("../../public/exit.html", import.meta.url)));
const { CHAIN_ID: chainId } = parseServerEnv(process.env, "build");

if (addresses[chainId] === undefined) {
  rmSync(file, { force: true });
  console.log(`AID is not deployed on chain ${chainId}: there is no exit.html.`);
} else {
  const html = await makePage(chainId);
  mkdirSync(path.dirname(file), { recursive: true });
  // Whole or not at all: another build may read it.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, html);
  renameSync(draft, file);
  console.log(`${createHash("sha256").update(html).digest("hex")}  ${path.relative(process.cwd(), file)}`);
}
