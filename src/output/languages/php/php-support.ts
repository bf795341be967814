import { headerText } from "../../print/header.js";

/** What every file begins with. */
export function phpHeader(namespace: string): string {
  return `<?php

// ${headerText}

declare(strict_types=1);

namespace ${namespace};
`;
}

/** What the payloads of all events share. */
export function phpSupport(namespace: string): string {
  return `${phpHeader(namespace)}
/**
 * What a property is that is not sent, where null would be sent as null.
 */
enum Absent
{
    case Value;

    /**
     * The object that is sent: what is absent is not in it.
     *
     * @param array<array-key, mixed> $properties
     */
    public static function leaveOut(array $properties): \\stdClass
    {
        return (object) array_filter($properties, fn (mixed $value): bool => $value !== self::Value);
    }

    /**
     * A map of what an object holds.
     *
     * @return \\ArrayObject<array-key, mixed>
     */
    public static function mapOf(\\stdClass $json, ?callable $read = null): \\ArrayObject
    {
        $values = (array) $json;
        return new \\ArrayObject($read === null ? $values : array_map($read, $values));
    }
}
`;
}
