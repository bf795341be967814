// What Java makes of the generated files: it compiles them without a warning, and every sample is read and written back as
// it was.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { projects, put } from "./projects.js";
import { missing, run } from "./toolchain.js";
import { expectWrittenBack } from "./written-back.js";

const output = "java/cobaltevents";

const jars = ["core", "annotations", "databind"].map(
  (name) => `/usr/share/java/jackson-${name}.jar`,
);
const isThere = process.env["LANGUAGES_REQUIRED"] ?? jars.every(existsSync);

/** Reads samples by slug, and tells of every event. */
const program = String.raw`
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.*;

public final class Main {
    public static void main(String[] arguments) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode samples = mapper.readTree(System.in);
        List<Object> told = new ArrayList<>();
        for (String file : new File("cobaltevents").list()) {
            if (!file.endsWith("Event.java")) continue;
            Class<?> event = Class.forName("cobaltevents." + file.replace(".java", ""));
            String slug = (String) event.getField("SLUG").get(null);
            List<String> paths = new ArrayList<>();
            for (var field : event.getFields()) {
                if (field.getName().startsWith("VARIABLE_")) paths.add((String) field.get(null));
            }
            for (Method method : event.getDeclaredMethods()) {
                if (!Modifier.isPublic(method.getModifiers())) continue;
                Object[] passed = Arrays.stream(method.getParameterTypes())
                    .map(one -> one == int.class ? (Object) 0 : "key").toArray();
                paths.add((String) method.invoke(null, passed));
            }
            String name = event.getSimpleName().replaceAll("Event$", "Payload");
            Class<?> payload = Class.forName(event.getName() + "$" + name);
            List<Object> payloads = new ArrayList<>();
            for (JsonNode sample : samples.get(slug)) {
                payloads.add(mapper.readValue(sample.toString(), payload));
            }
            told.add(Map.of("slug", slug, "name", event.getField("NAME").get(null), "paths", paths, "payloads", payloads));
        }
        mapper.writeValue(System.out, told);
    }
}
`;

describe.skipIf(missing(["javac"]) || !isThere)("Java", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    await expectWrittenBack(project, "java", output, (folder, samples) => {
      const java = join(folder, "java");
      put(join(java, "Main.java"), program);
      const files = readdirSync(join(java, "cobaltevents"));
      put(
        join(java, "files"),
        files.map((file) => `cobaltevents/${file}`).join("\n"),
      );
      const path = ["-cp", [".", ...jars].join(":")];
      const strict = ["-encoding", "UTF-8", "-Xlint:all,-classfile", "-Werror"];
      run("javac", [...path, ...strict, "Main.java", "@files"], java);
      return run(
        "java",
        ["-Dfile.encoding=UTF-8", ...path, "Main"],
        java,
        samples,
      );
    });
  });
});
