export function startWorld(options: { rpcPort: number; env?: Record<string, string>; log?: (line: string) => void }): Promise<{ died: Promise<string> }>;
