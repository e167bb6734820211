export type Counts = { passed: number; failed: number; notes: string[] };
export function vitestCounts(file: string, exitCode: number): Counts;
export function forgeCounts(file: string, exitCode: number): Counts;
export function playwrightCounts(file: string, exitCode: number): Counts;
