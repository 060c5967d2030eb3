import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { WELL_FORMED_LITERAL, literal } from "./string-literal.ts";

/** `JsonObject` needs no reflection, which a single-file program (`dotnet run Send.cs`) is built without. */
export const cSharp: SampleLanguage = {
  name: "C#",
  fileName: "Send.cs",
  program: (fields) => `using System;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;

const string BaseUrl = "${BASE_URL}";

var apiKey = Environment.GetEnvironmentVariable("${KEY_VARIABLE}");
if (string.IsNullOrEmpty(apiKey))
{
    throw new InvalidOperationException("${KEY_MISSING}");
}

var body = new JsonObject
{
    ["apiKey"] = apiKey,
${fields.map(([name, value]) => `    ["${name}"] = ${literal(value, WELL_FORMED_LITERAL)},`).join("\n")}
};

using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(${TIMEOUT_SECONDS}) };
using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
using var response = await client.PostAsync(BaseUrl + "/send", content);
var answer = await response.Content.ReadAsStringAsync();
Console.WriteLine(answer);

return JsonNode.Parse(answer)?["success"]?.GetValue<bool>() == true ? 0 : 1;
`,
};
