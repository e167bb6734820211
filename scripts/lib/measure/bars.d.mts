type Visit = { transferKiB: number; roundTrips: number; idle: [number, number] };
export type Measurement = { path: string; scriptKiB: number; fontsKB: number; seen?: Visit | undefined; connected?: Visit | undefined; complaints: string[] };
export function tooMuch(measurement: Measurement): string[];
export const routes: { path: string; scriptKiB: number }[];
