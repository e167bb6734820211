import { type Hex, keccak256, stringToHex } from "viem";
import { secondsPerDay } from "../../constants";
import type { Appraisal } from "../depreciation";
import { call, signedCall } from "./deal-calls";
import type { DealLife, TitleRecord } from "./deal-life";
import type { Scene } from "./deal-scene";
import { signedTypes, signStruct, structHash } from "./deal-signatures";
import { type DealWorld, signerKeys } from "./deal-world";

// What the registers are told about titles, signed as they want it.

const document = 9n;
const hundredYears = 100n * 365n * secondsPerDay;

export function registersOf(world: DealWorld, scene: Scene) {
  const { domains, at } = world;
  const telling = async (target: `0x${string}`, signature: string, values: readonly bigint[], signed: Promise<Hex>): Promise<void> => {
    scene.tell("anyone", target, signedCall(signature, values, await signed));
  };
  return {
    appraise: async (title: TitleRecord, appraiser: number, appraisal: Appraisal): Promise<void> => {
      title.appraised += 1;
      title.appraisals = title.appraisals.with(appraiser, appraisal);
      const values = [title.id, appraisal.value, appraisal.day, BigInt(title.appraised)];
      const hash = structHash(signedTypes.appraisal, values);
      await telling(at.Appraisals, "submit((uint256,uint72,uint24,uint32),bytes)", values, signStruct(domains.appraisals, hash, signerKeys.appraisers[appraiser] ?? "0x"));
    },
    /** That the machines are there, for as long as one may say so. */
    attest: async (title: TitleRecord, time: bigint): Promise<void> => {
      const day = time / secondsPerDay;
      title.attested += 1n;
      const values = [2n, title.id, title.attested, day - 30n, day - 1n, time + 390n * secondsPerDay, document];
      const hash = structHash(signedTypes.statement, values);
      await telling(at.Attestations, "submit((uint8,uint96,uint32,uint24,uint24,uint40,bytes32),bytes)", values, signStruct(domains.attestations, hash, signerKeys.bailee));
    },
    insure: async (title: TitleRecord, insurance: TitleRecord["insurance"], time: bigint): Promise<void> => {
      title.insurance = insurance;
      title.insured += 1n;
      const policy = [BigInt(keccak256(stringToHex("policy"))), insurance.cover, insurance.expiry];
      const deadline = time + hundredYears;
      const hash = structHash(signedTypes.insure, [title.id, title.insured, BigInt(structHash(signedTypes.insurance, policy)), deadline]);
      const signed = await signStruct(domains.titles, hash, signerKeys.bailee);
      scene.tell("underwriter", at.GpuTitle, signedCall("insure((uint256,uint32,(bytes32,uint72,uint40),uint40),bytes)", [title.id, title.insured, ...policy, deadline], signed));
    },
    /** Revenue since the last report, as far as it is plausible; the last one ended before. */
    report: async (title: TitleRecord, wanted: bigint, time: bigint): Promise<void> => {
      const earliest = title.heartbeat > time - 31n * secondsPerDay ? title.heartbeat : time - 31n * secondsPerDay;
      const start = earliest > world.began ? earliest : world.began;
      const seconds = time - start;
      if (seconds <= 0n) return;
      const most = (world.gpus * seconds * 50_000_000n) / 3_600n;
      const revenue = wanted < most ? wanted : most;
      const values = [title.id, start, time, world.gpus, 5_000n, 0n, revenue];
      const hash = structHash(signedTypes.report, values);
      title.heartbeat = time;
      title.reports = [...title.reports, { time, revenue: (title.reports.at(-1)?.revenue ?? 0n) + revenue }];
      await telling(at.Telemetry, "submit((uint256,uint40,uint40,uint32,uint16,uint64,uint72),bytes)", values, signStruct(domains.telemetry, hash, signerKeys.reporter));
    },
    /** Whoever pays or holds for a deal lets it take USDC. */
    allow: ({ address }: Pick<DealLife, "address">): void => {
      for (const hand of ["anyone", "holderA", "holderB"] as const) scene.tell(hand, world.usdc, call("approve(address,uint256)", BigInt(address), 2n ** 256n - 1n));
    },
  };
}
export type Registers = ReturnType<typeof registersOf>;
