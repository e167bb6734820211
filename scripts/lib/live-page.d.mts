export function showsAmount(html: string, raw: bigint): boolean;
