export * from "./forecast.ts";
export * from "./recipients.ts";
export * from "./requests.ts";
export * from "./segments.ts";
export * from "./template.ts";
export { sendRequestSchema, toIssues } from "./gateways/smspartner/send-schema.ts";
