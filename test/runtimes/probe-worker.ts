/** The probe as a Worker: scenarios as JSON in the body of a request, their endings as its answer. */
import { perform } from "./probe.ts";
import type { Endings, Scenario } from "./probe.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    const endings: Endings[] = [];
    for (const scenario of (await request.json()) as readonly Scenario[]) endings.push(await perform(scenario));
    return Response.json(endings);
  },
};
