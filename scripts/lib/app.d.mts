export function buildApp(variant: "production" | "local"): Promise<{ folder: string; built: boolean }>;
