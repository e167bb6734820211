export function awaitLivePage(origin: string, signature: string): Promise<void>;
export function onlyOursAtLocalhost(port: number, signature: string): Promise<void>;
export function showsAmount(html: string, raw: bigint): boolean;
