// The indexes of a database: which there are, which is read whole, which one somebody writes to. tsx indexer/run/indexes.ts
// With --drop <name> it drops one that nobody writes to. The variables are those of the indexer (indexer/.env.example).
import { EnvError } from "../../lib/env/parse";
import { parseIndexerEnv } from "../env";
import { dropIndex, readIndexes } from "./postgres";

async function main(args: readonly string[]): Promise<void> {
  const { databaseUrl, chainId } = parseIndexerEnv(process.env);
  if (databaseUrl === undefined) throw new EnvError(["DATABASE_URL must name the database that the indexes are in."]);
  const indexes = await readIndexes(databaseUrl, `aid_${String(chainId)}_`);
  const [flag, name] = args;
  if (flag === undefined) {
    for (const index of indexes) console.log(JSON.stringify(index));
    return;
  }
  const found = indexes.find(({ schema }) => schema === name);
  if (flag !== "--drop" || found === undefined) throw new EnvError([`--drop wants the name of an index of this database: ${indexes.map(({ schema }) => schema).join(", ")}.`]);
  if (found.alive) throw new EnvError([`${found.schema} is written to at this moment: end its indexer first.`]);
  await dropIndex(databaseUrl, found.schema);
  console.log(`${found.schema} is dropped.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : "The database did not do it. Is it there, and is DATABASE_URL right?");
  process.exitCode = 1;
});
