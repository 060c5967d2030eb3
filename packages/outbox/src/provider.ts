/** The API as an outbox needs it: what it was asked, and what of that is certain. */
export { apiProvider, type ProviderClient } from "./provider/api-provider.ts";
export { outgoingRequest } from "./provider/outgoing-request.ts";
export { listedNumber } from "./provider/listed-number.ts";
export type { AccountNeeds, OutgoingRequest, Provider } from "./provider/provider.ts";
