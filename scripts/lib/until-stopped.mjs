import { onStop, stopAll } from "./children.mjs";
import { Sentence, tell } from "./sentence.mjs";

/**
 * Brings something up and lets it run until it is stopped or a part of it dies, then stops all of it and ends the process.
 * @param bringUp resolves when all runs; `died` resolves with what is said when a part has ended
 * @param beforeStop called once before anything is stopped
 */
export async function untilStopped(bringUp, beforeStop = () => {}) {
  let ending = false;
  const end = async (code, error) => {
    if (ending) return;
    ending = true;
    if (error) tell(error);
    beforeStop();
    const left = await stopAll();
    if (left.length > 0) tell(new Sentence(`These processes could not be stopped: ${left.join(", ")}.`));
    process.exit(left.length > 0 ? 1 : code);
  };
  // Whoever reads the output may go away; what runs goes on.
  for (const pipe of [process.stdout, process.stderr]) pipe.on("error", () => {});
  onStop(() => void end(0));
  try {
    const { died } = await bringUp();
    await end(1, new Sentence(await died));
  } catch (error) {
    await end(1, error);
  }
}
