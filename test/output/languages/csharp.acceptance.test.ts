// What C# makes of the generated files: it compiles them without a warning, and every sample is read and written back as
// it was.
import { copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { projects, put } from "./projects.js";
import { missing, run } from "./toolchain.js";
import { expectWrittenBack } from "./written-back.js";

const output = "csharp/CobaltEvents";

export const jsonNet = "/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll";
const isThere = process.env["LANGUAGES_REQUIRED"] ?? existsSync(jsonNet);

/** Reads samples by slug, and tells of every event. */
const program = String.raw`
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public static class Program
{
    public static void Main()
    {
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var samples = JObject.Load(new JsonTextReader(input) { DateParseHandling = DateParseHandling.None });
        var told = new List<object>();
        foreach (var type in typeof(Program).Assembly.GetExportedTypes().Where(one => one.IsAbstract && one.IsSealed && one.Name.EndsWith("Event")))
        {
            var constants = type.GetFields().ToDictionary(one => one.Name, one => (string)one.GetValue(null));
            var functions = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(one =>
                (string)one.Invoke(null, one.GetParameters().Select(own => own.ParameterType == typeof(int) ? (object)0 : "key").ToArray()));
            if (samples[constants["Slug"]] == null) continue;
            var payload = type.GetNestedType(type.Name.Substring(0, type.Name.Length - 5) + "Payload");
            told.Add(new
            {
                slug = constants["Slug"],
                name = constants["Name"],
                paths = constants.Where(one => one.Key.StartsWith("Variable")).Select(one => one.Value).Concat(functions),
                payloads = samples[constants["Slug"]].Select(one => JsonConvert.DeserializeObject(one.ToString(), payload)),
            });
        }
        var written = JsonConvert.SerializeObject(told);
        new MemoryStream(Encoding.UTF8.GetBytes(written)).CopyTo(Console.OpenStandardOutput());
    }
}
`;

/** The properties of an object, a few in each part. */
function inParts(object: JsonObject, size: number): readonly JsonObject[] {
  const entries = Object.entries(object);
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    Object.fromEntries(entries.slice(index * size, (index + 1) * size)),
  );
}

describe.skipIf(missing(["mcs", "mono"]) || !isThere)("C#", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    await expectWrittenBack(project, "csharp", output, (folder, samples) => {
      const csharp = join(folder, "csharp");
      put(join(csharp, "Program.cs"), program);
      copyFileSync(jsonNet, join(csharp, basename(jsonNet)));
      const strict = ["-langversion:7", "-warn:4", "-warnaserror", "-doc:x.xml"];
      const libraries = [basename(jsonNet), "System.Runtime.Serialization"];
      run(
        "mcs",
        [
          ...["-codepage:utf8", ...strict, "-nowarn:1591"],
          ...libraries.map((one) => `-r:${one}`),
          ...["Program.cs", "CobaltEvents/*.cs"],
        ],
        csharp,
      );
      // By every class that it knows, old Json.NET learns the next one more slowly.
      const told = inParts(JSON.parse(samples) as JsonObject, 8).map((part) =>
        run("mono", ["Program.exe"], csharp, JSON.stringify(part)),
      );
      return JSON.stringify(
        told.flatMap((part) => JSON.parse(part) as readonly Json[]),
      );
    });
  });
});
