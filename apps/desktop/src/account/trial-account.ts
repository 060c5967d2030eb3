/** The account of the trial: its messages never leave this computer, and nothing is charged. */
export const TRIAL = "trial";
