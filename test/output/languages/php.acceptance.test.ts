// What PHP makes of the generated files: it compiles them, every sample is read and written back as it was.
import { join } from "node:path";
import { describe, test } from "vitest";
import { projects, put } from "./projects.js";
import { missing, run } from "./toolchain.js";
import { expectWrittenBack } from "./written-back.js";

const output = "php/CobaltEvents";

/** Reads samples by slug, and tells of every event. */
const program = String.raw`<?php

declare(strict_types=1);

error_reporting(E_ALL);
set_error_handler(fn (int $level, string $message) => throw new ErrorException($message));
foreach (glob('CobaltEvents/*.php') as $file) {
    require $file;
}
$samples = json_decode(stream_get_contents(STDIN), flags: JSON_THROW_ON_ERROR);
$told = [];
foreach (get_declared_classes() as $class) {
    $event = new ReflectionClass($class);
    if (!str_starts_with($class, 'CobaltEvents\\') || !$event->hasConstant('SLUG')) {
        continue;
    }
    $paths = [];
    foreach ($event->getConstants() as $name => $value) {
        if (str_starts_with($name, 'VARIABLE_')) {
            $paths[] = $value;
        }
    }
    foreach ($event->getMethods() as $method) {
        $paths[] = $method->invoke(null, ...array_map(
            fn ($one) => (string) $one->getType() === 'int' ? 0 : 'key',
            $method->getParameters(),
        ));
    }
    $payload = preg_replace('/Event$/', 'Payload', $class);
    $read = array_map($payload::fromJson(...), $samples->{$class::SLUG});
    $told[] = ['slug' => $class::SLUG, 'name' => $class::NAME, 'paths' => $paths, 'payloads' => $read];
}
echo json_encode($told, JSON_THROW_ON_ERROR);
`;

describe.skipIf(missing(["php"]))("PHP", () => {
  test.each(Object.keys(projects))("%s", async (project) => {
    await expectWrittenBack(project, "php", output, (folder, samples) => {
      const php = join(folder, "php");
      put(join(php, "main.php"), program);
      return run("php", ["main.php"], php, samples);
    });
  });
});
