type Result = { name: string; passed: number; failed: number; time: number; notes: string[] };

export function writeReport(results: readonly Result[]): void;
export function reportWith(known: string, results: readonly Result[], names: readonly string[], when: string): string;
