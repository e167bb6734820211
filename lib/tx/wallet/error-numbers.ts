/** Deep enough for every library's chain of causes, and an end for a circular one. */
const maxDepth = 12;

/** The numbers (`code`) of an error and of its causes, outermost first. */
export function errorNumbers(error: unknown): readonly number[] {
  const numbers: number[] = [];
  let link: unknown = error;
  for (let depth = 0; depth < maxDepth && typeof link === "object" && link !== null; depth += 1) {
    if ("code" in link && typeof link.code === "number") numbers.push(link.code);
    link = "cause" in link ? link.cause : undefined;
  }
  return numbers;
}
