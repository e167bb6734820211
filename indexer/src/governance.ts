import { ponder } from "ponder:registry";
import type { GovernanceStep } from "../../lib/indexer/kinds";
import { placeOf } from "../../lib/indexer/place";
import { recordGrant, recordListing, recordLostVerification, recordParameter, recordRevocation, recordStep, recordVerification } from "../record/governance";

/** Events that are only told. */
const told = {
  "AccessManager:RoleLabel": "role_labelled",
  "AccessManager:RoleAdminChanged": "role_admin_changed",
  "AccessManager:RoleGuardianChanged": "role_guardian_changed",
  "AccessManager:RoleGrantDelayChanged": "role_grant_delay_changed",
  "AccessManager:TargetFunctionRoleUpdated": "function_role_changed",
  "AccessManager:TargetAdminDelayUpdated": "target_delay_changed",
  "AccessManager:TargetClosed": "target_closed",
  "AccessManager:OperationScheduled": "scheduled",
  "AccessManager:OperationExecuted": "executed",
  "AccessManager:OperationCanceled": "cancelled",
} as const satisfies Readonly<Record<string, GovernanceStep>>;

for (const [name, kind] of Object.entries(told)) {
  ponder.on(name as keyof typeof told, ({ event, context }) =>
    recordStep(context, placeOf(context.chain.id, event), { kind, subject: event.log.address, args: event.args }),
  );
}

ponder.on("AccessManager:RoleGranted", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordGrant(context, place, event.args);
  const { roleId, account } = event.args;
  await recordStep(context, place, { kind: "role_granted", subject: String(roleId), account, args: event.args });
});

ponder.on("AccessManager:RoleRevoked", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  const { roleId, account } = event.args;
  await recordRevocation(context, place, roleId, account);
  await recordStep(context, place, { kind: "role_revoked", subject: String(roleId), account, args: event.args });
});

ponder.on("Issuer:CapsSet", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordParameter(context, place, "mint_block_cap", event.args.blockCap);
  await recordParameter(context, place, "mint_day_cap", event.args.dayCap);
  await recordStep(context, place, { kind: "caps_set", subject: event.log.address, args: event.args });
});

ponder.on("Treasury:TargetAprSet", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordParameter(context, place, "target_apr_bps", event.args.bps);
  await recordStep(context, place, { kind: "target_apr_set", subject: event.log.address, args: event.args });
});

const pauses = { Issuer: "mint_paused", DealFactory: "deals_paused" } as const;

for (const contract of ["Issuer", "DealFactory"] as const) {
  ponder.on(`${contract}:Paused`, async ({ event, context }) => {
    const place = placeOf(context.chain.id, event);
    await recordParameter(context, place, pauses[contract], 1n);
    await recordStep(context, place, { kind: "paused", subject: event.log.address, account: event.args.caller, args: {} });
  });

  ponder.on(`${contract}:Unpaused`, async ({ event, context }) => {
    const place = placeOf(context.chain.id, event);
    await recordParameter(context, place, pauses[contract], 0n);
    await recordStep(context, place, { kind: "unpaused", subject: event.log.address, account: event.args.caller, args: {} });
  });
}

ponder.on("Identity:AttestorAdded", ({ event, context }) =>
  recordListing(context, placeOf(context.chain.id, event), { roster: "attestor", account: event.args.attestor, listed: true, subject: event.log.address }),
);

ponder.on("Identity:AttestorRemoved", ({ event, context }) =>
  recordListing(context, placeOf(context.chain.id, event), { roster: "attestor", account: event.args.attestor, listed: false, subject: event.log.address }),
);

ponder.on("Appraisals:AppraiserAdded", ({ event, context }) =>
  recordListing(context, placeOf(context.chain.id, event), { roster: "appraiser", account: event.args.appraiser, listed: true, subject: event.log.address }),
);

ponder.on("Appraisals:AppraiserRemoved", ({ event, context }) =>
  recordListing(context, placeOf(context.chain.id, event), { roster: "appraiser", account: event.args.appraiser, listed: false, subject: event.log.address }),
);

ponder.on("GpuTitle:BaileeAdded", ({ event, context }) =>
  recordListing(context, placeOf(context.chain.id, event), { roster: "bailee", account: event.args.bailee, listed: true, subject: event.log.address }),
);

ponder.on("GpuTitle:BaileeRemoved", ({ event, context }) =>
  recordListing(context, placeOf(context.chain.id, event), { roster: "bailee", account: event.args.bailee, listed: false, subject: event.log.address }),
);

ponder.on("Attestations:SignerAdded", ({ event, context }) => {
  const { signer: account, kind } = event.args;
  return recordListing(context, placeOf(context.chain.id, event), { roster: "signer", account, kind, listed: true, subject: event.log.address });
});

ponder.on("Attestations:SignerRemoved", ({ event, context }) => {
  const { signer: account, kind } = event.args;
  return recordListing(context, placeOf(context.chain.id, event), { roster: "signer", account, kind, listed: false, subject: event.log.address });
});

ponder.on("Identity:Verified", ({ event, context }) => recordVerification(context, placeOf(context.chain.id, event), event.args));

ponder.on("Identity:Revoked", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordLostVerification(context, place, event.args);
  await recordStep(context, place, { kind: "account_revoked", subject: event.log.address, account: event.args.account, args: event.args });
});
