import type { Holder, Role } from "./governance";

/** What of a role is not as it was deployed. Nothing of one that the deployment does not make: there is nothing to compare with. */
export type RoleChanges = {
  /** Who gives it, or how long that takes. */
  readonly given: boolean;
  /** Who may cancel what it has scheduled. */
  readonly guardian: boolean;
  /** Those who wait for another time, or will. */
  readonly holders: readonly Holder[];
};

export function roleChanges({ admin, guardian, grantDelay, deployed, holders }: Role): RoleChanges {
  if (deployed === undefined) return { given: false, guardian: false, holders: [] };
  return {
    given: admin !== deployed.admin || grantDelay !== deployed.grantDelay,
    guardian: guardian !== deployed.guardian,
    holders: holders.filter(({ delay, next }) => delay !== deployed.delay || (next !== undefined && next.delay !== deployed.delay)),
  };
}
