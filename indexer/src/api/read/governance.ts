import { and, eq } from "ponder";
import { pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import { rosterNames } from "../../../../lib/indexer/kinds";
import { governanceStep, parameter, roleMember, rosterMember } from "../../../schema/governance";
import { addressPlace, addressText } from "./address-place";
import type { ReadEvents } from "./events";
import { beyond, sorted } from "./paging";
import type { Source } from "./source";

type GovernanceReaders = Pick<Readers, "governance" | "roles" | "rosters" | "parameters">;

/** Roles, rosters and parameters. */
export function governanceReaders({ db, chainId }: Source, events: ReadEvents): GovernanceReaders {
  return {
    governance: (asked) => events(governanceStep, asked, asked.query.kind && eq(governanceStep.kind, asked.query.kind)),
    async roles({ query: { order, limit }, after }) {
      const columns = [roleMember.role, roleMember.account];
      const [role, account] = after ?? [];
      const found = await db
        .select()
        .from(roleMember)
        .where(and(eq(roleMember.chainId, chainId), beyond(columns, role === undefined || account === undefined ? undefined : [role, addressText(account)], order)))
        .orderBy(...sorted(columns, order))
        .limit(limit + 1);
      const { rows, next } = pageFrom(found, limit, (row) => [row.role, addressPlace(row.account)]);
      return { rows: rows.map((row) => ({ ...row, role: String(row.role) })), next };
    },
    async rosters({ query: { roster, order, limit }, after }) {
      const columns = [rosterMember.roster, rosterMember.kind, rosterMember.account];
      const [name, kind, account] = after ?? [];
      // The database sorts names of a closed list in the order of that list.
      const place = name === undefined || kind === undefined || account === undefined ? undefined : [rosterNames[Number(name)] ?? rosterNames[0], kind, addressText(account)];
      const found = await db
        .select()
        .from(rosterMember)
        .where(and(eq(rosterMember.chainId, chainId), roster && eq(rosterMember.roster, roster), beyond(columns, place, order)))
        .orderBy(...sorted(columns, order))
        .limit(limit + 1);
      return pageFrom(found, limit, (row) => [BigInt(rosterNames.indexOf(row.roster)), BigInt(row.kind), addressPlace(row.account)]);
    },
    async parameters({ query: { order, limit }, after }) {
      // There is a handful of them: a place is how many came before.
      const all = await db.select().from(parameter).where(eq(parameter.chainId, chainId)).orderBy(...sorted([parameter.name], order));
      const begun = Number(after?.[0] ?? 0n);
      const rows = all.slice(begun).map((row, index) => ({ name: row.name, value: String(row.value), time: row.time, place: begun + index + 1 }));
      return pageFrom(rows.slice(0, limit + 1), limit, ({ place }) => [BigInt(place)]);
    },
  };
}
