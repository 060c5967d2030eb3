import { availableParallelism } from "node:os";
import { runStory, type Ending, type Story } from "./crash-run.ts";
import type { Live } from "./lives.ts";

/** Lives wait for the network half of the time: two for each processor keep it busy. */
export const PROCESSES_AT_ONCE = 2 * availableParallelism();
/** Those in one process cost little, and mostly wait for an answer that does not come. */
export const LIVES_AT_ONCE = 16;

/** Lives through the stories, several at a time; hands over each ending with its place. */
export async function runStories(
  live: Live,
  stories: readonly Story[],
  atOnce: number,
  ended: (ending: Ending, story: Story, index: number) => void,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < stories.length; index = next++) {
      const story = stories[index];
      if (story) ended(await runStory(live, story), story, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
