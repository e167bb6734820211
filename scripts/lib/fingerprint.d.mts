export function fingerprint(of: {
  paths: readonly string[];
  skip?: (path: string) => boolean;
  values?: Readonly<Record<string, unknown>>;
}): string;
