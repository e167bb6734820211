// The keeper: does for the protocol what anyone may do, when it is due. tsx services/keeper/main.ts [--once]
// The variables are listed in services/keeper/.env.example. Safe to run twice, to kill, and not to run at all.
import { formatGwei, formatUnits } from "viem";
import { tellMetrics, withProcess } from "../../lib/server/metrics/tell-metrics";
import type { Agent } from "../agent/agent";
import { connect } from "../agent/connect";
import type { Facts } from "../agent/log";
import { createMeter } from "../agent/meter";
import { runProcess } from "../agent/process";
import { run } from "../agent/run";
import { dutiesOf } from "./duties";
import { type KeeperSettings, parseKeeperEnv } from "./env";

runProcess(async ({ log, signal, once }) => {
  const { chainId, rpcUrls, account, settings, metrics } = parseKeeperEnv(process.env);
  const { client, addresses, staleSeconds, blockMs, isOtherChain, servers } = await connect(chainId, rpcUrls);
  const duties = dutiesOf(settings);
  const meter = createMeter(duties.map(({ name }) => name));
  await tellMetrics(metrics, withProcess(meter.registry), signal);
  const keeper: Agent = { client, addresses, account, duties, settings, staleSeconds, now: Date.now, log, meter };
  log("info", "started", { chainId, address: account.address, duties: duties.map(({ name }) => name), servers, once, ...told(settings) });
  return run(keeper, { signal, once, soonMs: blockMs, isOtherChain });
});

function told({ maxGas, minAidPerMillionGas, maxFeePerGas, intervalMs, replaceAfterMs }: KeeperSettings): Facts {
  const seconds = { intervalSeconds: intervalMs / 1_000, replaceAfterSeconds: replaceAfterMs / 1_000 };
  return { maxGas, minAidPerMillionGas: formatUnits(minAidPerMillionGas, 18), maxFeeGwei: formatGwei(maxFeePerGas), ...seconds };
}
