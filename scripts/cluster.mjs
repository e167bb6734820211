// npm run cluster: the product as it is run for many people, on this machine: PostgreSQL, one indexer, two servers of the API, two of
// the app, and a load balancer before them. docs/operations.md, "Beyond one machine".
import "./lib/check-node.mjs";

const { cluster } = await import("./lib/cluster/main.mjs");
await cluster();
