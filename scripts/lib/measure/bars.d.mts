type Visit = { transferKiB: number; roundTrips: number; idle: [number, number] };
export type Measurement = { path: string; scriptKiB: number; fontsKB: number; seen: Visit; connected?: Visit; complaints: string[] };
export function tooMuch(measurement: Measurement): string[];
