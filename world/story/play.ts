import type { Stage } from "../stage/stage";
import { fetchPayouts, sellParts } from "./acts/juniors";
import { govern, invest, recognise, serveQueue } from "./acts/house";
import { appraise, attest, issueTitles, renewPolicies } from "./acts/machines";
import { trade, tradeMaybe } from "./acts/market";
import { answerPrice } from "./acts/oracle";
import { approve, closeRaises, commit, draw, minutesOfRaises, pledge, propose } from "./acts/origination";
import { claim, deposit, leave, leaveALittle, redeem, saveALittle, thinkAgain, verifyNewcomers } from "./acts/people";
import { applyReceived, fetchFees, payDue, prepay, settleRevenue } from "./acts/servicing";
import { report } from "./acts/telemetry";
import { buyMachines, declareDefaults, watchCovenants, workOut } from "./acts/workout";
import { type Plan, secondsPerDay } from "./plan/plan";
import { chance, type Scene, sceneOf } from "./scene";

type Act = (scene: Scene) => Promise<void>;
/** What is sent at a minute of the day: one block, or none where there is nothing to do. */
type Moment = { readonly minute: number; readonly acts: readonly Act[] };

/** The same every day. Each moment's acts read the chain as the moment before has left it. */
const moments: readonly Moment[] = [
  // What was reported before a due day begins is what its share is reckoned from, so reporters are the first of the day.
  { minute: 15, acts: [answerPrice, report] },
  // Always at the same minute: a gain is recognised once a day, which is 86,400 seconds.
  { minute: 40, acts: [recognise] },
  { minute: 55, acts: [serveQueue, watchCovenants] },
  { minute: 75, acts: [closeRaises, declareDefaults] },
  { minute: 300, acts: [buyMachines] },
  { minute: 480, acts: [verifyNewcomers, issueTitles, renewPolicies] },
  { minute: 510, acts: [appraise, attest, govern] },
  { minute: 540, acts: [propose] },
  { minute: 570, acts: [approve, workOut] },
  { minute: 600, acts: [buyMachines, pledge] },
  { minute: 700, acts: [draw] },
  { minute: 720, acts: [settleRevenue, draw] },
  { minute: 780, acts: [payDue, prepay] },
  { minute: 800, acts: [applyReceived, deposit] },
  { minute: 860, acts: [(scene) => tradeMaybe(scene, 1)] },
  { minute: 900, acts: [buyMachines, fetchPayouts, fetchFees] },
  { minute: 960, acts: [claim, thinkAgain] },
  { minute: 1_020, acts: [redeem, (scene) => tradeMaybe(scene, 2)] },
  { minute: 1_080, acts: [leave, sellParts] },
  { minute: 1_140, acts: [invest] },
  { minute: 1_200, acts: [buyMachines] },
];

/** The moments of a day in their order, those of its raises among them. */
function momentsOf(scene: Scene): readonly Moment[] {
  const raises = minutesOfRaises(scene).map((minute): Moment => ({ minute, acts: [(at) => commit(at, minute)] }));
  return [...moments, ...raises].toSorted((one, other) => one.minute - other.minute);
}

/** Plays one day of the story, 0 being the first. */
export function live(stage: Stage, plan: Plan, day: number): Promise<void> {
  const begin = plan.start + day * secondsPerDay;
  return liveBetween(stage, plan, begin - 1, begin + secondsPerDay - 1);
}

/** Plays every moment after one second, unix time, up to another and with it. Goes on beyond what the plan tells. */
export async function liveBetween(stage: Stage, plan: Plan, from: number, to: number): Promise<void> {
  const dayOf = (time: number): number => Math.floor((time - plan.start) / secondsPerDay);
  for (let day = Math.max(0, dayOf(from)); day <= dayOf(to); day += 1) {
    const scene = sceneOf(stage, plan, day);
    for (const { minute, acts } of momentsOf(scene)) {
      const at = plan.start + day * secondsPerDay + minute * 60;
      if (at > from && at <= to) await play(scene, acts, at);
    }
  }
}

async function play(scene: Scene, acts: readonly Act[], at: number): Promise<void> {
  const before = scene.sent;
  for (const act of acts) await act(scene);
  if (scene.sent > before) await scene.stage.block(at);
}

/** What somebody does between the moments of a day, and how often of a hundred times. */
const pastimes = [
  { of100: 60, act: trade },
  { of100: 30, act: saveALittle },
  { of100: 10, act: leaveALittle },
] as const satisfies readonly { of100: number; act: (scene: Scene, turn: number) => Promise<void> }[];

/** Has somebody do something small, so that figures move while one watches. `turn` tells the times apart. */
export async function stir(stage: Stage, plan: Plan, turn: number): Promise<void> {
  const scene = sceneOf(stage, plan, Math.floor((stage.head.timestamp - plan.start) / secondsPerDay));
  let luck = chance(scene, "pastime", scene.day, turn)(100);
  const pastime = pastimes.find(({ of100 }) => (luck -= of100) < 0);
  await pastime?.act(scene, stirred + turn);
  if (scene.sent > 0) await stage.block(stage.head.timestamp + 1);
}

/** Apart from the turns of the moments. */
const stirred = 1_000;
