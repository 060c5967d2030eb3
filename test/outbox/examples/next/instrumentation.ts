/** Next.js calls this once in each process of the server: what an earlier one has left goes on from here. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { outbox } = await import("./outbox.ts");
  outbox.start();
}
