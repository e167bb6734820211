type Start = () => unknown;
type Place = { readonly name: string; readonly port: number; readonly metrics: number };

export type Cluster = {
  readonly parts: {
    kill(name: string, withinMs?: number): Promise<void>;
    restart(name: string, withinMs?: number): Promise<void>;
    replace(name: string, start: Start, withinMs?: number): Promise<void>;
    remove(name: string): Promise<void>;
    release(): void;
  };
  readonly origin: string;
  readonly apiOrigin: string;
  readonly targets: readonly { readonly targets: readonly string[]; readonly labels: { readonly part: string } }[];
  readonly apps: readonly Place[];
  readonly apis: readonly Place[];
  readonly databaseUrl: string;
  addIndex(name: string, file: string, edition?: string): Promise<Place>;
  startIndex(file: string, options: Place & { readonly edition?: string }): Start;
  answering(withinMs: number): Promise<void>;
};

export function startCluster(options: { build: string; appPort: number; apiPort: number; rpcUrls: string; log?: (line: string) => void }): Promise<Cluster>;
