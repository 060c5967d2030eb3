/**
 * The number of times that an attack with random inputs is tried: a small number in `npm test`, and with `ATTACKS=50`
 * fifty times as many. The inputs follow from `SEED` alone, which is printed when something is wrong.
 */
export function attackCount(usual: number): number {
  return usual * Number(process.env["ATTACKS"] ?? 1);
}

export const SEED = Number(process.env["SEED"] ?? 1);
