import { defaultClientConditions, defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ["@sms-composer/source", ...defaultClientConditions] },
  server: { host: "127.0.0.1", port: 5173 },
  build: { target: "es2022", sourcemap: true },
});
