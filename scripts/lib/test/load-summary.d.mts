type Answers = { times: readonly number[]; errors: readonly string[] };
export function summarise(options: { name: string; clients: number; seconds: number; lone: Answers; many: Answers }): { note: string; problems: string[] };
