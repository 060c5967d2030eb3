import { availableParallelism } from "node:os";
import { runStory, type Ending, type Story } from "./crash-run.ts";

/** Lives wait for the network half of the time: two for each processor keep it busy. */
export const LIVES_AT_ONCE = 2 * availableParallelism();

/** Lives through the stories, several at a time; hands over each ending with its place. */
export async function runStories(
  program: string,
  stories: readonly Story[],
  ended: (ending: Ending, story: Story, index: number) => void,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < stories.length; index = next++) {
      const story = stories[index];
      if (story) ended(await runStory(program, story), story, index);
    }
  };
  await Promise.all(Array.from({ length: LIVES_AT_ONCE }, worker));
}
