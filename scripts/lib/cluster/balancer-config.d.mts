export function balancerConfig(places: { appPort: number; apiPort: number; metricsPort: number; apps: readonly number[]; apis: readonly number[] }): string;
