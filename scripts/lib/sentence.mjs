/** An error whose message is one clear sentence for a person: shown alone, without a stack. */
export class Sentence extends Error {
  name = "Sentence";
}

/** Shows an error on stderr: a Sentence as it is, anything else with its stack, because then the script is wrong. */
export function tell(error) {
  console.error(error instanceof Sentence ? error.message : (error?.stack ?? String(error)));
}
