import { BASE_URL, KEY_MISSING, KEY_VARIABLE, TIMEOUT_SECONDS } from "./sample-program.ts";
import type { SampleLanguage } from "./sample-program.ts";
import { VISUAL_BASIC_LITERAL, literal } from "./string-literal.ts";

export const visualBasic: SampleLanguage = {
  name: "VB.NET",
  fileName: "Send.vb",
  program: (fields) => `Option Strict On

Imports System
Imports System.Net.Http
Imports System.Text
Imports System.Text.Json.Nodes
Imports Microsoft.VisualBasic

Module Send
    Const BaseUrl As String = "${BASE_URL}"

    Function Main() As Integer
        Dim apiKey As String = Environment.GetEnvironmentVariable("${KEY_VARIABLE}")
        If String.IsNullOrEmpty(apiKey) Then
            Throw New InvalidOperationException("${KEY_MISSING}")
        End If

        Dim body As New JsonObject()
        body("apiKey") = apiKey
${fields.map(([name, value]) => `        body("${name}") = ${literal(value, VISUAL_BASIC_LITERAL)}`).join("\n")}

        Using client As New HttpClient(), content As New StringContent(body.ToJsonString(), Encoding.UTF8, "application/json")
            client.Timeout = TimeSpan.FromSeconds(${TIMEOUT_SECONDS})
            Dim response As HttpResponseMessage = client.PostAsync(BaseUrl & "/send", content).GetAwaiter().GetResult()
            Dim answer As String = response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
            Console.WriteLine(answer)
            Return If(JsonNode.Parse(answer)("success").GetValue(Of Boolean)(), 0, 1)
        End Using
    End Function
End Module
`,
};
