export function buildContracts(): Promise<boolean>;
