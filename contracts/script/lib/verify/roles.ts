import { type Address, getAbiItem } from "viem";
import { accessManagerAbi } from "../../../../abis";
import { roleHolders } from "../config";
import { contractLogs } from "../logs";
import { adminDelay, adminRole, guardianRoleId, restrictedContracts, roleNames, roles, selectorsOf } from "../../../../lib/chain/roles";
import { check, type Check, type VerifyContext } from "./check";

/** Functions, holders with their delays, guardians and admins of roles; nobody holds a role besides the holders. */
export async function roleChecks(context: VerifyContext): Promise<Check[]> {
  const members = await everGranted(context);
  return (
    await Promise.all([functionChecks(context), holderChecks(context, members), ruleChecks(context), targetChecks(context)])
  ).flat();
}

const manager = (context: VerifyContext): { readonly address: Address; readonly abi: typeof accessManagerAbi } => ({
  address: context.contracts.AccessManager,
  abi: accessManagerAbi,
});

function functionChecks(context: VerifyContext): Promise<Check[]> {
  const { publicClient, contracts } = context;
  const wanted = restrictedContracts.flatMap((contract) =>
    roleNames.flatMap((role) => selectorsOf(contract, role).map((selector) => ({ contract, role, selector }))),
  );
  return Promise.all(
    wanted.map(({ contract, role, selector }) => {
      const call = { ...manager(context), functionName: "getTargetFunctionRole", args: [contracts[contract], selector] } as const;
      return check(`role of ${contract} ${selector}`, nameOf(roles[role].id), async () => nameOf(await publicClient.readContract(call)));
    }),
  );
}

/** Whoever was ever granted a role, by role, from the AccessManager's own events. */
async function everGranted({ publicClient, contracts, fromBlock }: VerifyContext): Promise<ReadonlyMap<bigint, Set<Address>>> {
  const event = getAbiItem({ abi: accessManagerAbi, name: "RoleGranted" });
  const logs = await contractLogs(publicClient, contracts.AccessManager, event, fromBlock);
  const members = new Map<bigint, Set<Address>>();
  for (const { args } of logs) {
    if (args.roleId === undefined || args.account === undefined) continue;
    members.set(args.roleId, (members.get(args.roleId) ?? new Set()).add(args.account));
  }
  return members;
}

function holderChecks(context: VerifyContext, members: ReadonlyMap<bigint, ReadonlySet<Address>>): Promise<Check[]> {
  const { publicClient, config } = context;
  const holders = roleHolders(config);
  const specified: { id: bigint; holder: Address; delay: number }[] = [
    { id: adminRole, holder: config.governance, delay: adminDelay },
    ...roleNames.map((role) => ({ id: roles[role].id, holder: holders[role], delay: roles[role].delay })),
  ];
  const known = new Set(specified.map(({ id }) => id));
  const unknown = [...members.keys()].filter((id) => !known.has(id)).map((id) => ({ id, holder: undefined, delay: 0 }));
  return Promise.all(
    [...specified, ...unknown].map(({ id, holder, delay }) =>
      check(`holders of ${nameOf(id)}`, holder === undefined ? "nobody" : `${holder} after ${delay} s`, async () => {
        const candidates = [...new Set([...(members.get(id) ?? []), ...(holder === undefined ? [] : [holder])])];
        const found = await Promise.all(
          candidates.map(async (account) => {
            const [isMember, executionDelay] = await publicClient.readContract({
              ...manager(context),
              functionName: "hasRole",
              args: [id, account],
            });
            return isMember ? [`${account} after ${executionDelay} s`] : [];
          }),
        );
        return found.flat().sort().join(", ") || "nobody";
      }),
    ),
  );
}

/** Roles are administered by the admin alone, and cancelled by whom the specification says. */
function ruleChecks(context: VerifyContext): Promise<Check[]> {
  const { publicClient } = context;
  return Promise.all(
    roleNames.flatMap((role) => {
      const args = [roles[role].id] as const;
      const rule = (functionName: "getRoleAdmin" | "getRoleGuardian") => async () =>
        nameOf(await publicClient.readContract({ ...manager(context), functionName, args }));
      return [
        check(`admin of ${role}`, "admin", rule("getRoleAdmin")),
        check(`guardian of ${role}`, nameOf(guardianRoleId(role)), rule("getRoleGuardian")),
      ];
    }),
  );
}

function targetChecks(context: VerifyContext): Promise<Check[]> {
  const { publicClient, contracts } = context;
  return Promise.all(
    restrictedContracts.map((contract) => {
      const call = { ...manager(context), functionName: "isTargetClosed", args: [contracts[contract]] } as const;
      return check(`${contract} closed to its roles`, false, publicClient.readContract(call));
    }),
  );
}

function nameOf(id: bigint): string {
  if (id === adminRole) return "admin";
  return roleNames.find((role) => roles[role].id === id) ?? `role ${id}`;
}
