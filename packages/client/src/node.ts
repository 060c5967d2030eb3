export { toNodeListener } from "./handler/node-listener.ts";
