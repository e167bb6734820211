// npm run measure:index: how quick the index and its API are, and whether that stays so when history grows (docs/measurements.md).
import "./lib/check-node.mjs";

const { main } = await import("./lib/measure/index/main.mjs");
await main(process.argv.slice(2));
