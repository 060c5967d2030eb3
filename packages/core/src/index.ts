export * from "./segments.ts";
export * from "./forecast.ts";
export * from "./recipients.ts";
export * from "./requests.ts";
