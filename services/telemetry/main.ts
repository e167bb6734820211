// The telemetry agent: measures the GPUs of a title, and reports on them with the key that the title names.
// tsx services/telemetry/main.ts   The variables are listed in services/telemetry/.env.example. Safe to kill and to run twice.
import { EnvError } from "../../lib/env/parse";
import { tellMetrics, withProcess } from "../../lib/server/metrics/tell-metrics";
import type { Agent } from "../agent/agent";
import { connect } from "../agent/connect";
import { createMeter } from "../agent/meter";
import { runProcess } from "../agent/process";
import { run } from "../agent/run";
import { chainClock } from "./chain-clock";
import { parseTelemetryEnv } from "./env";
import { openJournal } from "./journal";
import { createTelemetryMeter } from "./meter";
import { printReports } from "./print-reports";
import { nameOf } from "./read-source";
import { reportDuty } from "./report/duty";
import { sample } from "./sample";

runProcess(async ({ log, signal, once }) => {
  if (once) throw new EnvError(["The telemetry agent measures until it is told to end: it knows no --once."]);
  const env = parseTelemetryEnv(process.env);
  const { chainId, titleId, reporter, sender, sources, uuids, bills, rhythm, settings, sampleSeconds } = env;
  const { client, addresses, staleSeconds, blockMs, isOtherChain, servers } = await connect(chainId, env.rpcUrls);
  const clock = chainClock();
  const journal = openJournal(env.folder, titleId);
  const agentMeter = createMeter(["report"]);
  const meter = createTelemetryMeter(agentMeter.registry, titleId, sources.length);
  await tellMetrics(env.metrics, withProcess(agentMeter.registry), signal);
  const reporting = { titleId, reporter, journal, bills, rhythm, meter };
  log("info", "started", {
    ...{ chainId, titleId, reporter: reporter.address, sender: sender?.address, servers },
    ...{ sources: sources.map(nameOf), gpus: uuids?.size, bills: bills === undefined ? undefined : nameOf(bills) },
    ...{ sampleSeconds, reportSeconds: rhythm.every, heartbeatSeconds: rhythm.heartbeat },
  });

  // Measuring ends with reporting, however that ends.
  const ending = new AbortController();
  const sampling = { look: { sources, uuids }, journal, clock, client, everySeconds: sampleSeconds, holdSeconds: rhythm.hold, log, meter };
  const measured = sample(sampling, AbortSignal.any([signal, ending.signal]));
  try {
    if (sender === undefined) {
      await printReports({ client, addresses, reporting, intervalMs: settings.intervalMs, log, meter: agentMeter }, signal);
      return true;
    }
    const agent: Agent = { client, addresses, account: sender, duties: [reportDuty(reporting)], settings, staleSeconds, now: clock.now, log, meter: agentMeter };
    return await run(agent, { signal, once, soonMs: blockMs, isOtherChain });
  } finally {
    ending.abort();
    await measured;
  }
});
