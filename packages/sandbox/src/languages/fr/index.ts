import { api } from "./api.ts";

export const fr = { api };
