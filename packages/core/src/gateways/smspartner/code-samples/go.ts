import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { BodyField, SampleLanguage } from "./sample-program.ts";
import { WELL_FORMED_LITERAL, literal } from "./string-literal.ts";

/** The entries of a map with their values in one column, as gofmt puts them. */
function entries(fields: readonly BodyField[]): string {
  const keys = ["apiKey", ...fields.map(([name]) => name)].map((name) => `"${name}":`);
  const values = ["apiKey", ...fields.map(([, value]) => literal(value, WELL_FORMED_LITERAL))];
  const width = Math.max(...keys.map((key) => key.length));
  return keys.map((key, index) => `\t\t${key.padEnd(width)} ${values[index]},`).join("\n");
}

export const go: SampleLanguage = {
  name: "Go",
  fileName: "send.go",
  program: (fields) => `package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

const baseURL = "${BASE_URL}"

func main() {
	apiKey := os.Getenv("${KEY_VARIABLE}")
	if apiKey == "" {
		log.Fatal("${KEY_MISSING}")
	}

	body, err := json.Marshal(map[string]any{
${entries(fields)}
	})
	if err != nil {
		log.Fatal(err)
	}

	client := &http.Client{Timeout: ${TIMEOUT_SECONDS} * time.Second}
	response, err := client.Post(baseURL+"/send", "application/json; charset=utf-8", bytes.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(answer))

	var result struct{ Success bool }
	if err := json.Unmarshal(answer, &result); err != nil || !result.Success {
		os.Exit(1)
	}
}
`,
};
