import { encodeFunctionData } from "viem";
import { accessManagerAbi, treasuryAbi } from "../../../abis";
import { roleHolders } from "./config";
import { adminDelay, adminRole, guardianRoleId, restrictedContracts, type RoleName, roleNames, roles, selectorsOf } from "../../../lib/chain/roles";
import { rosterSteps } from "./rosters";
import { managerStep, type Step, type StepContext } from "./steps";

/**
 * What the deployer does while it is the AccessManager's admin and no function is mapped to a role yet: then the
 * admin may call every restricted function without a delay.
 */
export function initialSettings(context: StepContext): Step[] {
  const { config, contracts, sender } = context;
  const { publicClient } = sender;
  const target = { abi: treasuryAbi, functionName: "setTargetApr", args: [config.targetAprBps] } as const;
  const targetApr: Step = {
    title: `Target APR set to ${config.targetAprBps} basis points`,
    isDone: async () =>
      (await publicClient.readContract({ address: contracts.Treasury, abi: treasuryAbi, functionName: "targetApr" })) ===
      config.targetAprBps,
    call: { to: contracts.Treasury, data: encodeFunctionData(target) },
  };
  return [...rosterSteps(context), targetApr];
}

/** Every restricted function is given to its role. */
export function functionRoles(context: StepContext): Step[] {
  const { contracts, sender } = context;
  return restrictedContracts.flatMap((contract) =>
    roleNames.flatMap((role): Step[] => {
      const selectors = selectorsOf(contract, role);
      if (selectors.length === 0) return [];
      const args = [contracts[contract], selectors, roles[role].id] as const;
      const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "setTargetFunctionRole", args });
      const isDone = async (): Promise<boolean> => {
        const given = await Promise.all(
          selectors.map((selector) =>
            sender.publicClient.readContract({
              address: contracts.AccessManager,
              abi: accessManagerAbi,
              functionName: "getTargetFunctionRole",
              args: [contracts[contract], selector],
            }),
          ),
        );
        return given.every((id) => id === roles[role].id);
      };
      return [managerStep(context, `${contract}: ${selectors.length} functions for the ${role}`, data, isDone)];
    }),
  );
}

/** Who may cancel what a role has scheduled. */
export function roleGuardians(context: StepContext): Step[] {
  return roleNames
    .filter((role) => guardianRoleId(role) !== adminRole)
    .map((role) => {
      const args = [roles[role].id, guardianRoleId(role)] as const;
      const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "setRoleGuardian", args });
      return managerStep(context, `The guardian may cancel what the ${role} schedules`, data, async () => {
        const guardian = await context.sender.publicClient.readContract({
          address: context.contracts.AccessManager,
          abi: accessManagerAbi,
          functionName: "getRoleGuardian",
          args: [roles[role].id],
        });
        return guardian === guardianRoleId(role);
      });
    });
}

/** The holders get their roles, with delays; governance becomes the admin last. */
export function grants(context: StepContext): Step[] {
  const holders = roleHolders(context.config);
  const granted = roleNames.map((role: RoleName) => grant(context, role, roles[role].id, holders[role], roles[role].delay));
  return [...granted, grant(context, "admin", adminRole, context.config.governance, adminDelay)];
}

function grant(context: StepContext, title: string, id: bigint, holder: `0x${string}`, delay: number): Step {
  const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [id, holder, delay] });
  return managerStep(context, `${holder} is the ${title}, delay ${delay} s`, data, async () => {
    const [isMember, executionDelay] = await readRole(context, id, holder);
    return isMember && executionDelay === delay;
  });
}

/** The deployer gives up being admin. When it is governance itself, the grant before has put its delay in force. */
export function renunciation(context: StepContext): Step[] {
  const deployer = context.sender.wallet.account.address;
  if (deployer === context.config.governance) return [];
  const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "renounceRole", args: [adminRole, deployer] });
  return [
    managerStep(context, "The deployer is no longer admin", data, async () => !(await readRole(context, adminRole, deployer))[0]),
  ];
}

function readRole(context: StepContext, id: bigint, holder: `0x${string}`): Promise<readonly [boolean, number]> {
  return context.sender.publicClient.readContract({
    address: context.contracts.AccessManager,
    abi: accessManagerAbi,
    functionName: "hasRole",
    args: [id, holder],
  });
}
