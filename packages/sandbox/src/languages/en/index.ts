import { api } from "./api.ts";

export const en = { api };
