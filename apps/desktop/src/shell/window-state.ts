import * as z from "zod/mini";
import { readDurably, writeDurably } from "../durable-file.ts";

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.minimum(400), z.maximum(20_000)),
  height: z.int().check(z.minimum(300), z.maximum(20_000)),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const DEFAULT_SIZE = { width: 1180, height: 820 };
/** The part of the window that must be on a screen, in pixels, so that it can be taken hold of. */
const GRIP = 80;

/**
 * The place of the window when it was last open; `undefined` when that is not known, or on no screen that is still
 * there.
 */
export function readWindowState(file: string, screens: readonly Area[]): WindowState | undefined {
  let state: WindowState;
  try {
    state = stateSchema.parse(JSON.parse(readDurably(file) ?? ""));
  } catch {
    return undefined;
  }
  return screens.some((screen) => overlaps(state, screen)) ? state : undefined;
}

export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await writeDurably(file, JSON.stringify(state));
}

function overlaps(window: Area, screen: Area): boolean {
  return (
    window.x + window.width - GRIP > screen.x &&
    window.x + GRIP < screen.x + screen.width &&
    window.y >= screen.y - 1 &&
    window.y + GRIP < screen.y + screen.height
  );
}
