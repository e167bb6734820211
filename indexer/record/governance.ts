import type { Hex } from "viem";
import { asText } from "../../lib/indexer/as-text";
import type { GovernanceStep, RosterName } from "../../lib/indexer/kinds";
import type { Place } from "../../lib/indexer/place";
import { governanceStep, parameter, roleMember, rosterMember, verification } from "../schema/governance";
import type { Recording } from "./context";

type Told = { readonly kind: GovernanceStep; readonly subject: string; readonly account?: Hex; readonly args: Readonly<Record<string, unknown>> };

/** Writes what a role did, or what changed about roles and parameters. */
export async function recordStep({ db }: Recording, place: Place, { args, ...told }: Told): Promise<void> {
  await db.insert(governanceStep).values({ ...place, ...told, values: asText(args) });
}

type Granted = { readonly roleId: bigint; readonly account: Hex; readonly delay: number; readonly since: number };

export async function recordGrant({ db }: Recording, { chainId }: Place, { roleId: role, account, delay, since }: Granted): Promise<void> {
  await db.insert(roleMember).values({ chainId, role, account, delay, since }).onConflictDoUpdate({ delay, since });
}

export async function recordRevocation({ db }: Recording, { chainId }: Place, role: bigint, account: Hex): Promise<void> {
  await db.delete(roleMember, { chainId, role, account });
}

export async function recordParameter({ db }: Recording, { chainId, time }: Place, name: string, value: bigint): Promise<void> {
  await db.insert(parameter).values({ chainId, name, value, time }).onConflictDoUpdate({ value, time });
}

type Listing = { readonly roster: RosterName; readonly account: Hex; readonly listed: boolean; readonly kind?: number; readonly subject: string };

/** Writes that an account was put on a roster or taken off it; of signers of statements with their kind. */
export async function recordListing(recording: Recording, place: Place, { roster, account, listed, kind = 0, subject }: Listing): Promise<void> {
  const { chainId, time } = place;
  await recording.db.insert(rosterMember).values({ chainId, roster, kind, account, listed, time }).onConflictDoUpdate({ listed, time });
  await recordStep(recording, place, { kind: listed ? "listed" : "delisted", subject, account, args: { roster, kind } });
}

type Verified = {
  readonly account: Hex;
  readonly attestor: Hex;
  readonly number: bigint;
  readonly tier: number;
  readonly countryClass: number;
  readonly kind: number;
  readonly expiry: bigint;
};

export async function recordVerification({ db }: Recording, { chainId, time }: Place, { account, expiry, ...voucher }: Verified): Promise<void> {
  const row = { ...voucher, expiry: Number(expiry), time };
  await db.insert(verification).values({ chainId, account, ...row }).onConflictDoUpdate(row);
}

type Revoked = { readonly account: Hex; readonly attestor: Hex; readonly number: bigint };

/** An account may be revoked that never had a voucher. */
export async function recordLostVerification({ db }: Recording, { chainId, time }: Place, { account, attestor, number }: Revoked): Promise<void> {
  const row = { attestor, number, expiry: 0, time };
  await db
    .insert(verification)
    .values({ chainId, account, tier: 0, countryClass: 0, kind: 0, ...row })
    .onConflictDoUpdate(row);
}
