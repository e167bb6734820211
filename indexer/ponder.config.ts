import { resolve } from "node:path";
import { createConfig, factory } from "ponder";
import { getAbiItem, zeroAddress } from "viem";
import { accessManagerAbi, aidAbi, exitTicketAbi, identityAbi, issuerAbi, poolEventsAbi, positionEventsAbi, stakedAidAbi, treasuryAbi } from "../abis";
import {
  appraisalsAbi,
  attestationsAbi,
  collateralAuctionAbi,
  dealAbi,
  dealFactoryAbi,
  gpuTitleAbi,
  juniorTokenAbi,
  seniorPositionsAbi,
  telemetryAbi,
} from "../abis/credit";
import { chainFacts, LOCAL_CHAIN_ID } from "../lib/chain/chains";
import { everyAddressOf } from "../lib/chain/credit-addresses";
import { parseIndexerEnv } from "./env";

const env = parseIndexerEnv(process.env);
const addresses = everyAddressOf(env.chainId);
const { blockSeconds } = chainFacts(env.chainId);
const isLocal = env.chainId === LOCAL_CHAIN_ID;

/** A server of this machine has no allowance, and Ponder would begin with 20 questions a second to each. */
const servers = isLocal ? env.rpcUrls.flatMap((url) => Array<string>(30).fill(url)) : [...env.rpcUrls];

/** Of one process to its database: two for itself, the rest in three parts, or all for answers. docs/operations.md counts with it. */
const connections = 20;
/** Rather than waiting for a database that is not there for as long as whoever asks waits. */
const connectWithinMs = 5_000;

const source = { chain: "chain", startBlock: env.startBlock } as const;
const proposed = { address: addresses.DealFactory, event: getAbiItem({ abi: dealFactoryAbi, name: "DealProposed" }) };

export default createConfig({
  database:
    env.databaseUrl === undefined
      ? { kind: "pglite", directory: resolve(env.folder, "pglite") }
      : { kind: "postgres", connectionString: env.databaseUrl, poolConfig: { max: connections, connectionTimeoutMillis: connectWithinMs, keepAlive: true } },
  chains: {
    chain: {
      id: env.chainId,
      rpc: servers,
      pollingInterval: isLocal ? 500 : Math.max(1_000, blockSeconds * 500),
      // A local chain is made anew under the same id; what was kept of the last one would be taken for it.
      disableCache: isLocal,
    },
  },
  contracts: {
    AID: { ...source, abi: aidAbi, address: addresses.AID },
    StakedAID: { ...source, abi: stakedAidAbi, address: addresses.StakedAID },
    ExitTicket: { ...source, abi: exitTicketAbi, address: addresses.ExitTicket },
    Issuer: { ...source, abi: issuerAbi, address: addresses.Issuer },
    Treasury: { ...source, abi: treasuryAbi, address: addresses.Treasury },
    Identity: { ...source, abi: identityAbi, address: addresses.Identity },
    AccessManager: { ...source, abi: accessManagerAbi, address: addresses.AccessManager },
    // No contract ever stands at the zero address: where there is no market, nothing happens in it.
    AidUsdcPool: { ...source, abi: poolEventsAbi, address: addresses.AidUsdcPool ?? zeroAddress },
    PositionManager: { ...source, abi: positionEventsAbi, address: addresses.PositionManager ?? zeroAddress },
    GpuTitle: { ...source, abi: gpuTitleAbi, address: addresses.GpuTitle },
    Appraisals: { ...source, abi: appraisalsAbi, address: addresses.Appraisals },
    Telemetry: { ...source, abi: telemetryAbi, address: addresses.Telemetry },
    Attestations: { ...source, abi: attestationsAbi, address: addresses.Attestations },
    DealFactory: { ...source, abi: dealFactoryAbi, address: addresses.DealFactory },
    Deal: { ...source, abi: dealAbi, address: factory({ ...proposed, parameter: "deal" }) },
    JuniorToken: { ...source, abi: juniorTokenAbi, address: factory({ ...proposed, parameter: "juniorToken" }) },
    CollateralAuction: { ...source, abi: collateralAuctionAbi, address: addresses.CollateralAuction },
    SeniorPositions: { ...source, abi: seniorPositionsAbi, address: addresses.SeniorPositions },
  },
  blocks: {
    // Blocks of a local chain come when they come. Elsewhere a look about every five minutes is enough for hours and days.
    Clock: { ...source, interval: isLocal ? 1 : Math.max(1, Math.floor(300 / blockSeconds)) },
  },
});
