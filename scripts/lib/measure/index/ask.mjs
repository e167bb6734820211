/** Asks a server of a chain. Throws what it answers instead of a result. */
export async function askChain(rpcUrl, method, params = []) {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body, signal: AbortSignal.timeout(60_000) });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

/** Asks the API for JSON. Throws where it does not answer 200. Each `client` is an address of its own, which has an allowance of its own. */
export async function askApi(origin, path, client = 0) {
  const headers = { "x-forwarded-for": `10.${(client >> 16) & 255}.${(client >> 8) & 255}.${client & 255}` };
  const response = await fetch(`${origin}/v1${path}`, { headers, signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** Asks the index's GraphQL. Throws what it answers instead of data. */
export async function askGraph(origin, query) {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }), signal: AbortSignal.timeout(30_000) };
  const { data, errors } = await (await fetch(`${origin}/graphql`, init)).json();
  if (!data || errors) throw new Error(`GraphQL: ${JSON.stringify(errors)}`);
  return data;
}

/** Samples of a process's Prometheus page: [{ name, labels, value }]. */
export async function askMetrics(origin) {
  const text = await (await fetch(`${origin}/metrics`, { signal: AbortSignal.timeout(30_000) })).text();
  return [...text.matchAll(/^([a-z_]+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name, labels = "", value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, label, text]) => [label, text])),
    value: Number(value),
  }));
}

/** The sum of all samples of a name whose labels are these. */
export function sumOf(samples, name, labels = {}) {
  const isOne = (sample) => sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text);
  return samples.filter(isOne).reduce((sum, { value }) => sum + value, 0);
}

/** Rows that a database answers to one question. */
export async function askDatabase(connectionString, question) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query(question)).rows;
  } finally {
    await client.end();
  }
}
