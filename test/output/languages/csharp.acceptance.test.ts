// What C# makes of the generated files: it compiles them without a warning, and every sample is read and written back as
// it was.
import { copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { projects, put, temporaryFolder } from "./projects.js";
import { generate } from "../../../src/generate.js";
import { jsonNet, missing, run } from "./toolchain.js";
import { expectWrittenBack } from "./written-back.js";

const output = "csharp/CobaltEvents";

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
        // What an application has set is not for payloads.
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            DateParseHandling = DateParseHandling.DateTimeOffset,
            DefaultValueHandling = DefaultValueHandling.Ignore,
            FloatParseHandling = FloatParseHandling.Decimal,
            MissingMemberHandling = MissingMemberHandling.Error,
            NullValueHandling = NullValueHandling.Ignore,
        };
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

/** Compiles what is generated with a program, without a warning, as old a C# as is possible. */
function compile(folder: string, program: string): void {
  put(join(folder, "Program.cs"), program);
  copyFileSync(jsonNet, join(folder, basename(jsonNet)));
  const libraries = [basename(jsonNet), "System.Runtime.Serialization"];
  const args = [
    ...["-codepage:utf8", "-langversion:7", "-warn:4", "-warnaserror"],
    ...["-doc:documentation.xml", "-nowarn:1591"],
    ...libraries.map((one) => `-r:${one}`),
    "-recurse:*.cs",
  ];
  run("mcs", args, folder);
}

const execute = (folder: string, input = ""): string =>
  run("mono", ["Program.exe"], folder, input);

describe.skipIf(missing(["mcs", "mono"]) || !isThere)("C#", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    await expectWrittenBack(project, "csharp", output, (folder, samples) => {
      const csharp = join(folder, "csharp");
      compile(csharp, program);
      // By every class that it knows, old Json.NET learns the next one more slowly.
      const told = inParts(JSON.parse(samples) as JsonObject, 8).map((part) =>
        execute(csharp, JSON.stringify(part)),
      );
      return JSON.stringify(
        told.flatMap((part) => JSON.parse(part) as readonly Json[]),
      );
    });
  });

  test("no text is code, and no key hides what every object has", async () => {
    const folder = temporaryFolder();
    const keys =
      "Equals Finalize GetHashCode GetType MemberwiseClone ReferenceEquals ToString get_id set_id Item class event record value field await 1 _ __ É 𐐀 𠮷 ー Required null_value_handling default_value_handling Newtonsoft System global List Dictionary Optional OneOf JsonProperty $id $ref $type $values id id_specified Slug Name odd_keys odd_keys_payload hostile".split(
        " ",
      );
    const long = "long ".repeat(100);
    const sample: JsonObject = {
      [long]: { [long]: [{ a: 1 }, "x"] },
      ...Object.fromEntries(keys.map((key) => [key, [{ [key]: true }]])),
      $id: "1",
      id: 1,
      id_specified: false,
      "": 0,
      "\0": { a: "2026-01-02T03:04:05Z" },
      texts: "x",
      any: ["2026-01-02T03:04:05Z", 1, 1.5, { $ref: "2026-01-02" }, null],
      exact: [9007199254740991, 0.1, 5e-324, 1e300],
    };
    const texts = [
      '"; }',
      "*/ // <x> & </summary> ]]>",
      "{0} {{",
      "\\u000a \\",
      "\r#error",
      "\u0085#error",
      "\u2028#error",
      "\uffff\ufffe\0",
      "ToString",
      "x",
    ];
    const text = texts.join("\n");
    const remarks = { description: text, deprecated: text };
    const event: JsonObject = {
      sample,
      name: text,
      description: text,
      overrides: { texts: { enum: texts }, hostile: remarks, any: remarks },
    };
    const manifest = {
      targets: [{ language: "csharp", output: "Acme.System" }],
      events: { "odd-keys": event },
    };
    put(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
    expect(await generate({ cwd: folder })).toMatchObject({ ok: true });
    compile(folder, program);
    const input = JSON.stringify({ "odd-keys": [sample] });
    expect(JSON.parse(execute(folder, input))).toMatchObject([
      { name: text, payloads: [sample] },
    ]);
  });

  test("what is absent, null or of another type is told apart", async () => {
    const folder = temporaryFolder();
    const sample = { ID: 1, state: "new", tags: ["a"], count: null };
    const manifest = {
      targets: [{ language: "csharp", output: "CobaltEvents" }],
      events: {
        order: {
          samples: [
            sample,
            { ...sample, either: null },
            { ...sample, either: 1.5, count: 2 },
            { ...sample, either: "x" },
          ],
          overrides: { state: { enum: ["new", "old"] } },
        },
      },
    };
    put(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
    expect(await generate({ cwd: folder })).toMatchObject({ ok: true });
    compile(
      folder,
      String.raw`
using System;
using System.Collections.Generic;
using CobaltEvents;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using static CobaltEvents.OrderEvent;

public static class Program
{
    public static void Main()
    {
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
        };
        var order = new OrderPayload { ID = 1, State = OrderPayloadState.New, Tags = new List<string>() };
        Write(order);
        order.Either = null;
        Write(order);
        order.Either = new OrderPayloadEitherUnion(1.5);
        Write(order);
        Write(new OrderPayload { ID = 1, Tags = new List<string>() });
        Write(new OrderPayload { ID = 1, State = OrderPayloadState.Old });
        foreach (var change in new[] { "'ID':1.5", "'ID':'1'", "'ID':1e30", "'ID':null", "'state':'NEW'", "'state':1", "'either':[]", "'ID':7.0,'more':1" })
        {
            Try(() => JsonConvert.SerializeObject(JsonConvert.DeserializeObject<OrderPayload>("{'ID':1,'state':'old','tags':[],'count':1," + change + "}")));
        }
        Try(() => JsonConvert.SerializeObject(JsonConvert.DeserializeObject<OrderPayload>("{'ID':1,'state':'old','tags':[]}")));
    }

    private static void Write(OrderPayload order) => Try(() => JsonConvert.SerializeObject(order));

    private static void Try(Func<string> write)
    {
        try
        {
            Console.WriteLine(write());
        }
        catch (JsonSerializationException exception)
        {
            Console.WriteLine(exception.Message);
        }
    }
}
`,
    );
    expect(execute(folder).trimEnd().split("\n")).toEqual([
      '{"ID":1,"state":"new","tags":[],"count":null}',
      '{"ID":1,"state":"new","tags":[],"count":null,"either":null}',
      '{"ID":1,"state":"new","tags":[],"count":null,"either":1.5}',
      `OrderPayloadState has no value "0", at 'state'.`,
      "Cannot write a null value for property 'tags'. Property requires a value. Path ''.",
      "1.5 is no whole number of 64 bits, at 'ID'.",
      "1 is no whole number of 64 bits, at 'ID'.",
      "1E+30 is no whole number of 64 bits, at 'ID'.",
      "Null is no whole number of 64 bits, at 'ID'.",
      `OrderPayloadState has no value "NEW", at 'state'.`,
      `OrderPayloadState has no value "Integer", at 'state'.`,
      "OrderPayloadEitherUnion has no constructor for StartArray, at 'either'.",
      '{"ID":7,"state":"old","tags":[],"count":1}',
      "Required property 'count' not found in JSON. Path '', line 1, position 32.",
    ]);
  });
});
