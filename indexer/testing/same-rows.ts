import pg from "pg";

export type Compared = { readonly block: string; readonly tables: number; readonly rows: number; readonly different: readonly string[] };

/**
 * Compares two indexes of a database, row for row, in one look at both (repeatable read). Undefined where they are not at the same block at
 * that moment.
 */
export async function sameRows(databaseUrl: string, one: string, other: string): Promise<Compared | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl, statement_timeout: 60_000, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const first = <Row extends object>(text: string, values: readonly string[] = []): Promise<Row | undefined> => client.query<Row>(text, [...values]).then(({ rows }) => rows[0]);
    const blockOf = async (schema: string) => (await first<{ at: string }>(`SELECT latest_checkpoint AS at FROM ${client.escapeIdentifier(schema)}._ponder_checkpoint`))?.at;
    const readOf = async (schema: string) => (await first<{ ready: string }>(`SELECT value ->> 'is_ready' AS ready FROM ${client.escapeIdentifier(schema)}._ponder_meta`))?.ready;
    const blocks = [await blockOf(one), await blockOf(other)];
    if (blocks[0] !== blocks[1] || (await readOf(one)) !== "1" || (await readOf(other)) !== "1") return undefined;
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND NOT starts_with(table_name, '_') ORDER BY 1`,
      [one],
    );
    let rows = 0;
    const different: string[] = [];
    for (const { name } of tables.rows) {
      const printOf = (schema: string) =>
        first<{ count: number; print: string | null }>(
          `SELECT count(*)::int AS count, md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS print FROM ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)} t`,
        );
      const [a, b] = [await printOf(one), await printOf(other)];
      rows += a?.count ?? 0;
      if (a?.print !== b?.print || a?.count !== b?.count) different.push(`${name}: ${String(a?.count)} and ${String(b?.count)} rows`);
    }
    return { block: blocks[0] ?? "", tables: tables.rows.length, rows, different };
  } finally {
    await client.end();
  }
}
