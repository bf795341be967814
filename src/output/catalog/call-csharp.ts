import {
  csharpEvent,
  csharpName,
  csharpNamespace,
  csharpString,
} from "../languages/csharp/csharp-text.js";
import {
  type CallPrinter,
  keyVariable,
  payloadJson,
  requestOf,
  targetFolder,
} from "./call.js";

/** The payload as a generated class, and the request by what .NET has itself. */
export const csharpCall: CallPrinter = (call) => {
  const folder = targetFolder(call, "csharp");
  if (!folder) return undefined;
  const { url, headers } = requestOf(call);
  const { "content-type": contentType = "", ...others } = headers;
  const event = csharpEvent(call.names);
  const json = payloadJson(call)
    .replaceAll('"', '""')
    .replaceAll("\n", "\n            ");
  const sent = Object.entries(others).map(
    ([name, value]) =>
      `        request.Headers.Add(${csharpString(name)}, ${csharpString(value)});\n`,
  );
  const code = `using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using ${csharpNamespace(folder.at(-1) ?? "")};
using Newtonsoft.Json;

public static class Fire
{
    private static readonly HttpClient Client = new HttpClient();

    public static async Task Main()
    {
        var payload = JsonConvert.DeserializeObject<${event}.${csharpName(call.names.payload)}>(@"
            ${json}");
        var body = JsonConvert.SerializeObject(new { @event = ${event}.Name, payload });
        var request = new HttpRequestMessage(HttpMethod.Post, ${csharpString(url)});
        request.Headers.Add("x-api-key", Environment.GetEnvironmentVariable(${csharpString(keyVariable)}));
${sent.join("")}        request.Content = new StringContent(body, Encoding.UTF8, ${csharpString(contentType)});
        var response = await Client.SendAsync(request);
        Console.WriteLine((int)response.StatusCode);
    }
}
`;
  return { language: "csharp", label: "C#", code };
};
