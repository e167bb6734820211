import { randomOf, seedOf } from "../../lib/random";
import { cluster, type kinds } from "../story/plan/machines";
import type { Machines } from "../story/plan/plan";
import type { LargeSize } from "./size";

/** What becomes of a deal. Open at the end are those from "active" to "handed-over". */
export type Course =
  | "proposed"
  | "declined"
  | "raising"
  | "failed"
  | "funded"
  | "active"
  | "late"
  | "defaulted"
  | "liquidating"
  | "handed-over"
  | "repaid"
  | "sold";

export type LargeDeal = {
  /** Its number with the factory, and its title's with the register. */
  readonly number: number;
  readonly key: string;
  readonly borrower: number;
  readonly machines: Machines;
  /** Whole dollars; `junior` is all of it where no stakers' money is lent. */
  readonly principal: number;
  readonly junior: number;
  readonly rateBps: number;
  readonly revenueShareBps: number;
  readonly months: number;
  readonly graceDays: number;
  readonly course: Course;
  /** Days of the world, 0 being its first: when it is proposed, and when it is paid off (`repaid` alone). */
  readonly proposed: number;
  readonly ends: number;
  /** From the proposal to the first due day. */
  readonly daysToDue: number;
};

/** Days after the proposal on which things are done. */
export const after = { approval: 1, raise: 2, draw: 4, raiseDeadline: 6, drawDeadline: 7 } as const;
/** Of a deal that misses its first instalment: what is done so many days after the due day and its grace. */
export const afterGrace = { default: 1, offer: 2, auction: 2, takeOver: 3, sale: 7 } as const;

const borrowers = 40;
const facilities = 20;
const models = ["H100", "H200", "B200", "B300", "MI300X", "GB200", "A100", "L40S", "RTX6000"] as const satisfies readonly (keyof typeof kinds)[];
const countries = ["DE", "NO", "US", "FR", "CA"] as const;
/** Deals begin on this day at the earliest: by then mint caps are raised, and borrowers verified. */
const firstDay = 4;

type Draft = { readonly course: Course; readonly senior: boolean; readonly proposed: number; readonly ends: number };

/** Every deal of the world, in the order in which they are proposed. A pure function of seed and size. */
export function bookOf(seed: number, size: LargeSize): readonly LargeDeal[] {
  const seniors = seniorDrafts(seed, size);
  const drafts = [...seniors, ...otherDrafts(seed, size, size.deals - seniors.length)];
  const inOrder = drafts.toSorted((one, other) => one.proposed - other.proposed);
  let senior = 0;
  return inOrder.map((draft, index) => {
    // Caps count by borrower, facility and model: stakers' money goes round all of them.
    if (draft.senior) senior += 1;
    return dealOf(seed, draft, index + 1, draft.senior ? senior : index);
  });
}

/** Of the last of each chain of deals with stakers' money, the course at the end, by its place. */
const lasts: readonly Course[] = ["active", "late", "handed-over", "defaulted", "liquidating", ...Array<Course>(20).fill("active"), "late", ...Array<Course>(14).fill("active")];

/**
 * As many chains as there are to be open deals with stakers' money at the end: in each, one deal follows when another has
 * ended, so that there are never more.
 */
function seniorDrafts(seed: number, { days, deals, openSenior }: LargeSize): readonly Draft[] {
  const all = Math.max(openSenior, Math.round(deals * 0.32));
  const random = randomOf(seedOf(seed, "chains"));
  return Array.from({ length: openSenior }, (_chain, chain) => {
    const count = Math.floor(all / openSenior) + (chain < all % openSenior ? 1 : 0);
    const begin = firstDay + Math.floor((chain / openSenior) * 0.4 * days);
    const each = (days - begin) / count;
    return Array.from({ length: count }, (_deal, place): Draft => {
      const proposed = Math.floor(begin + place * each);
      const next = Math.floor(begin + (place + 1) * each);
      if (place === count - 1) return { senior: true, proposed, ends: days, course: lasts[chain % lasts.length] ?? "active" };
      // A sale takes its time.
      const course = next - proposed > 40 && random(6) === 0 ? "sold" : "repaid";
      return { senior: true, course, proposed, ends: next - 1 };
    });
  }).flat();
}

/** What becomes of deals of juniors alone and of those that never draw, in parts of a hundred. */
const others: readonly (readonly [Course, number])[] = [
  ["repaid", 38],
  ["active", 27],
  ["declined", 10],
  ["failed", 10],
  ["raising", 5],
  ["funded", 4],
  ["late", 3],
  ["proposed", 3],
];

function otherDrafts(seed: number, { days }: LargeSize, count: number): readonly Draft[] {
  const random = randomOf(seedOf(seed, "others"));
  return Array.from({ length: count }, (_, index): Draft => {
    const course = courseAt(((index + 0.5) / count) * 100);
    const [from, to] = whenProposed(course, days);
    const proposed = from + random(to - from);
    const ends = course === "repaid" ? Math.min(days - 2, proposed + 8 + random(110)) : days;
    return { senior: false, course, proposed, ends };
  });
}

function courseAt(part: number): Course {
  let left = part;
  return others.find(([, of100]) => (left -= of100) < 0)?.[0] ?? "repaid";
}

/** The days on which a deal must be proposed so that it stands as its course says at the end. */
function whenProposed(course: Course, days: number): readonly [number, number] {
  if (course === "raising") return [days - 6, days - 3];
  if (course === "funded") return [days - 5, days - 3];
  if (course === "proposed") return [days - 8, days - 1];
  if (course === "late") return [firstDay, days - 15];
  return [firstDay, days - 11];
}

function dealOf(seed: number, { course, senior, proposed, ends }: Draft, number: number, turn: number): LargeDeal {
  const key = `cluster ${String(number)}`;
  const random = randomOf(seedOf(seed, key));
  const model = models[turn % models.length] ?? "H100";
  const machines = cluster(model, 16 + 8 * random(5), `Site ${String((turn % facilities) + 1)}`, countries[turn % countries.length] ?? "DE");
  const misses = ["defaulted", "liquidating", "handed-over", "sold", "late"].includes(course);
  // An operator takes machines over at once where more is owed than three fifths of their value.
  const lentPercent = misses ? 64 + random(3) : 55 + random(8);
  const principal = Math.floor((machines.price * machines.gpus * lentPercent) / 100_000) * 1_000;
  const kind = misses ? 0 : random(10);
  return {
    ...{ number, key, borrower: turn % borrowers, machines, principal, course, proposed, ends },
    junior: senior ? Math.floor((principal * (25 + random(15))) / 100_000) * 1_000 : principal,
    rateBps: kind > 7 ? 0 : 950 + random(600),
    revenueShareBps: kind > 7 ? 5_500 : kind > 5 ? 1_500 : 0,
    months: [12, 18, 24, 36][random(4)] ?? 12,
    graceDays: course === "late" ? 30 : misses ? 3 : 5 + random(10),
    daysToDue: misses ? 9 + random(3) : 9 + random(26),
  };
}

export const hasSenior = ({ principal, junior }: LargeDeal): boolean => junior < principal;
export const borrowersOf = (book: readonly LargeDeal[]): readonly number[] => [...new Set(book.map(({ borrower }) => borrower))].toSorted((one, other) => one - other);
