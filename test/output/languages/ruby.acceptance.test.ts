// What Ruby makes of the generated files: it warns of nothing, every sample is read and written back as it was.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../../src/generate.js";
import { projects, put, temporaryFolder } from "./projects.js";
import { missing, run } from "./toolchain.js";
import { expectWrittenBack } from "./written-back.js";

const output = "ruby/cobalt_events";

/** Reads samples by slug, and tells of every event. */
const program = String.raw`
def Warning.warn(message, **) = raise(message)
Dir.glob('cobalt_events/*.rb').sort.each { |file| require_relative file }
samples = JSON.parse($stdin.read)
told = CobaltEvents.constants.grep(/Event\z/).map do |name|
  event = CobaltEvents.const_get(name)
  constants = event.constants.grep(/\AVARIABLE_/).map { |one| event.const_get(one) }
  functions = event.singleton_methods.map do |one|
    event.public_send(one, *event.method(one).parameters.map { |_, own| own.start_with?('key') ? 'key' : 0 })
  end
  payload = event.const_get(name.to_s.sub(/Event\z/, 'Payload'))
  read = samples[event::SLUG]&.map do |sample|
    one = payload.from_h(sample)
    raise 'another' unless one == payload.from_json(JSON.generate(one)) && one.frozen? && one.as_json == sample
    one
  end
  { slug: event::SLUG, name: event::NAME, paths: constants + functions, payloads: read }
end
puts JSON.generate(told)
`;

describe.skipIf(missing(["ruby"]))("Ruby", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    await expectWrittenBack(project, "ruby", output, (folder, samples) => {
      const ruby = join(folder, "ruby");
      put(join(ruby, "main.rb"), program);
      return run("ruby", ["-w", "main.rb"], ruby, samples);
    });
  });

  test("no text is code, and no key hides what every object has", async () => {
    const folder = temporaryFolder();
    const all = "puts JSON.generate(Object.new.methods.grep(/\\w\\z/))";
    const methods = run("ruby", ["-rjson", "-e", all], folder);
    const keys = [
      ...(JSON.parse(methods) as readonly string[]),
      ..."initialize class end self nil __method__ BEGIN 1 _1 É format p raise ABSENT to_h as_json hostile".split(
        " ",
      ),
    ];
    const sample = Object.fromEntries(keys.map((key) => [key, [{ [key]: 1 }]]));
    const texts = [
      "#{raise}",
      "#$0 #@x \\",
      "=begin",
      "__END__",
      "begin",
      "1",
      "' + raise + '",
      "shareable_constant_value: experimental_everything",
      ' "frozen-string-literal": false',
      "x -*-*- frozen_string_literal: true -*-*-",
      "\u2028raise",
    ];
    const manifest = {
      targets: [{ language: "ruby", output: "cobalt_events" }],
      events: {
        "odd-keys": {
          sample: { ...sample, texts: "x" },
          name: texts.join("\n"),
          description: texts.join("\n"),
          overrides: {
            texts: { enum: ["x", ...texts] },
            hostile: {
              description: texts.join("\n"),
              deprecated: texts.join("\n"),
            },
          },
        },
      },
    };
    put(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
    expect(await generate({ cwd: folder })).toMatchObject({ ok: true });
    put(join(folder, "main.rb"), program);
    const input = JSON.stringify({
      "odd-keys": [manifest.events["odd-keys"].sample],
    });
    const told: unknown = JSON.parse(
      run("ruby", ["-w", "main.rb"], folder, input),
    );
    expect(told).toMatchObject([
      {
        name: texts.join("\n"),
        payloads: [manifest.events["odd-keys"].sample],
      },
    ]);
  });
});
