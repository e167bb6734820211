type Share = { found: number; hit: number };
export function lcovTotals(text: string, wanted: (file: string) => boolean): { lines: Share; branches: Share };
