import pg from "pg";
import { z } from "zod";

/** An index in a database, as its Ponder keeps it. */
export type KeptIndex = {
  readonly schema: string;
  /** The whole past has been read once. */
  readonly ready: boolean;
  /** A process writes to it: it said so a moment ago. */
  readonly alive: boolean;
};

const connectWithinMs = 10_000;
/** Statements here are small; a drop waits for readers of one statement at most. */
const answerWithinMs = 60_000;
/** Ponder says so every ten seconds, and takes one for dead that has not for twenty-five (its options' databaseHeartbeatTimeout). */
const aliveMs = 25_000;

const rows = z.array(z.object({ value: z.object({ is_ready: z.number(), is_locked: z.number(), heartbeat_at: z.number() }) }));

/** Does some work over a connection of its own. Throws what the database says. */
async function withDatabase<Value>(connectionString: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectWithinMs, statement_timeout: answerWithinMs, query_timeout: answerWithinMs });
  // A connection that breaks between two statements is told of by the next one.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The indexes of a database whose names begin so. */
export function readIndexes(connectionString: string, prefix: string, now: () => number = Date.now): Promise<readonly KeptIndex[]> {
  return withDatabase(connectionString, async (client) => {
    const found = await client.query<{ schema: string }>(
      `SELECT n.nspname AS schema FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid WHERE c.relname = '_ponder_meta' AND starts_with(n.nspname, $1) ORDER BY 1`,
      [prefix],
    );
    const indexes: KeptIndex[] = [];
    for (const { schema } of found.rows) {
      const [row] = rows.parse((await client.query(`SELECT value FROM ${client.escapeIdentifier(schema)}._ponder_meta WHERE key = 'app'`)).rows);
      if (row === undefined) continue;
      const { is_ready, is_locked, heartbeat_at } = row.value;
      indexes.push({ schema, ready: is_ready === 1, alive: is_locked === 1 && now() - heartbeat_at < aliveMs });
    }
    return indexes;
  });
}

/** Drops an index with all that is in it. What Ponder keeps of blocks stays: other indexes of the database read from it. */
export async function dropIndex(connectionString: string, schema: string): Promise<void> {
  await withDatabase(connectionString, (client) => client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`));
}

/** Forgets what Ponder keeps of a chain's blocks, and of no other's. */
export async function forgetBlocks(connectionString: string, chainId: number): Promise<void> {
  await withDatabase(connectionString, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'ponder_sync' AND column_name = 'chain_id' ORDER BY 1`,
    );
    await client.query("BEGIN");
    for (const { name } of tables.rows) await client.query(`DELETE FROM ponder_sync.${client.escapeIdentifier(name)} WHERE chain_id = $1`, [chainId]);
    await client.query("COMMIT");
  });
}
