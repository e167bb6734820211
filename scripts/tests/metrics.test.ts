import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Registry } from "prom-client";
import { createClient, http } from "viem";
import { expect, it } from "vitest";
import { createIndexMeter } from "../../indexer/run/meter";
import { createAppMeter } from "../../lib/server/metrics/app-meter";
import { createMeter } from "../../services/agent/meter";
import { createTelemetryMeter } from "../../services/telemetry/meter";

const textOf = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const namesIn = (text: string): string[] => [...new Set([...text.matchAll(/\baid_(?:app|index|agent|telemetry)_[a-z_]+/g)].map(([name]) => name.replace(/_(count|sum|bucket)$/, "")))];

const telemetry = new Registry();
createTelemetryMeter(telemetry, 1n, 1);
const registries = [createAppMeter().registry, createMeter([]).registry, telemetry, createIndexMeter({ client: createClient({ transport: http("http://127.0.0.1:9") }), origin: "http://127.0.0.1:9" }).registry];
const told = registries.flatMap((registry) => registry.getMetricsAsArray().map(({ name }) => name)).sort();

it("every figure that a process tells has its line in docs/operations.md, and every line its figure", () => {
  expect(namesIn(textOf("docs/operations.md")).sort()).toEqual(told);
});

it("an alert asks for figures that there are, and has its line there too", () => {
  const alerts = textOf("docs/monitoring/alerts.yml");
  const names = namesIn(alerts);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !told.includes(name))).toEqual([]);
  const operations = textOf("docs/operations.md");
  for (const [, alert] of alerts.matchAll(/- alert: (\w+)/g)) expect(operations).toContain(String(alert));
});
