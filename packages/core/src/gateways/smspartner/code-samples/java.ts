import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { javaLiteral } from "./string-literal.ts";

const jsonOf = (value: string | number): string =>
  typeof value === "number" ? String(value) : `json(${javaLiteral(value)})`;

export const java: SampleLanguage = {
  name: "Java",
  fileName: "Send.java",
  program: (fields) => `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

public class Send {
    static final String BASE_URL = "${BASE_URL}";

    public static void main(String[] args) throws Exception {
        String apiKey = System.getenv("${KEY_VARIABLE}");
        if (apiKey == null || apiKey.isEmpty()) {
            throw new IllegalStateException("${KEY_MISSING}");
        }

        String body = "{\\"apiKey\\":" + json(apiKey)
${fields.map(([name, value]) => `            + ",\\"${name}\\":" + ${jsonOf(value)}`).join("\n")}
            + "}";

        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE_URL + "/send"))
            .header("Content-Type", "application/json; charset=utf-8")
            .timeout(Duration.ofSeconds(${TIMEOUT_SECONDS}))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        String answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        System.out.println(answer);

        boolean accepted = Pattern.compile("\\"success\\"\\\\s*:\\\\s*true").matcher(answer).find();
        System.exit(accepted ? 0 : 1);
    }

    // The JDK has no JSON encoder.
    static String json(String text) {
        StringBuilder json = new StringBuilder("\\"");
        for (char unit : text.toCharArray()) {
            boolean plain = unit >= ' ' && unit <= '~' && unit != '"' && unit != '\\\\';
            json.append(plain ? String.valueOf(unit) : String.format("\\\\u%04x", (int) unit));
        }
        return json.append('"').toString();
    }
}
`,
};
