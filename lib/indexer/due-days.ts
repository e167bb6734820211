/** Reads due dates from today on, the nearest first, or those before today, the latest first; at most so many. */
export type ReadDueDays<Row> = (from: "ahead" | "behind", most: number) => Promise<readonly Row[]>;

/** Due dates in their order, at most so many: what is ahead comes first, and of what is behind the latest that there is room for. */
export async function nearestDueDays<Row>(read: ReadDueDays<Row>, most: number): Promise<readonly Row[]> {
  const ahead = await read("ahead", most);
  const behind = ahead.length < most ? await read("behind", most - ahead.length) : [];
  return [...behind.toReversed(), ...ahead];
}
