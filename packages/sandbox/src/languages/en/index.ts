import { api } from "./api.ts";

export const messages = { api };
