export function stopAll(graceMs?: number): Promise<readonly number[]>;
