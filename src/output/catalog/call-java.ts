import {
  javaEvent,
  javaName,
  javaPackage,
  javaString,
} from "../languages/java/java-text.js";
import {
  type CallPrinter,
  keyVariable,
  payloadJson,
  requestOf,
  targetFolder,
} from "./call.js";

/** What a constant of Java can hold. */
const mostBytes = 65_535;

/** The payload as a generated class, and the request by what Java has itself. */
export const javaCall: CallPrinter = (call) => {
  const folder = targetFolder(call, "java");
  if (!folder) return undefined;
  const { url, headers } = requestOf(call);
  const event = javaEvent(call.names);
  const payload = payloadJson(call);
  if (Buffer.byteLength(payload) > mostBytes) return undefined;
  // Between three quotes, of which JSON never has three in a row.
  const json = payload
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\n            ");
  const sent = Object.entries(headers).map(
    ([name, value]) =>
      `            .header(${javaString(name)}, ${javaString(value)})\n`,
  );
  const code = `import ${javaPackage(folder.at(-1) ?? "")}.${event};
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

public final class Fire {
    public static void main(String[] arguments) throws Exception {
        var mapper = new ObjectMapper();
        var payload = mapper.readValue("""
            ${json}
            """, ${event}.${javaName(call.names.payload)}.class);
        var body = Map.of("event", ${event}.NAME, "payload", payload);
        var request = HttpRequest.newBuilder(URI.create(${javaString(url)}))
            .header("x-api-key", System.getenv(${javaString(keyVariable)}))
${sent.join("")}            .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body)))
            .build();
        var response = HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode());
    }
}
`;
  return { language: "java", label: "Java", code };
};
