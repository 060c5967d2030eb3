import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { SWIFT_LITERAL, literal } from "./string-literal.ts";

export const swift: SampleLanguage = {
  name: "Swift",
  fileName: "send.swift",
  program: (fields) => `import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let baseURL = "${BASE_URL}"

guard let apiKey = ProcessInfo.processInfo.environment["${KEY_VARIABLE}"], !apiKey.isEmpty else {
    fatalError("${KEY_MISSING}")
}

let body: [String: Any] = [
    "apiKey": apiKey,
${fields.map(([name, value]) => `    "${name}": ${literal(value, SWIFT_LITERAL)},`).join("\n")}
]

var request = URLRequest(url: URL(string: baseURL + "/send")!, timeoutInterval: ${TIMEOUT_SECONDS})
request.httpMethod = "POST"
request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
request.httpBody = try JSONSerialization.data(withJSONObject: body)

let (data, _) = try await URLSession.shared.data(for: request)
print(String(decoding: data, as: UTF8.self))

let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
exit(answer?["success"] as? Bool == true ? 0 : 1)
`,
};
