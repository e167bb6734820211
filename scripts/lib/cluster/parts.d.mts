import type { ChildProcess } from "node:child_process";

type Started = { readonly child: ChildProcess; readonly died: Promise<string> };
type Start = () => Started | Promise<Started>;

export function createParts(
  file: string,
  options?: { log?: (line: string) => void },
): {
  add(name: string, ports: Readonly<Record<string, number>>, start: Start): Promise<void>;
  kill(name: string, withinMs?: number): Promise<void>;
  restart(name: string, withinMs?: number): Promise<void>;
  replace(name: string, start: Start, withinMs?: number): Promise<void>;
  remove(name: string): Promise<void>;
  release(): void;
};
