import { headerText } from "../../print/header.js";

/** What every file begins with. */
export function javaHeader(packageName: string): string {
  return `// ${headerText}
package ${packageName};
`;
}

/** A property that may be absent, null or there. */
export function javaNullable(packageName: string): string {
  return `${javaHeader(packageName)}
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;

/**
 * A value that is there, or null. Where a property is null in place of a Nullable, it is absent.
 */
@JsonDeserialize(using = Nullable.Deserializer.class)
public record Nullable<T>(T value) {
    /** A value that is there. */
    public static <T> Nullable<T> of(T value) {
        return new Nullable<>(value);
    }

    /** There, and null. */
    public static <T> Nullable<T> ofNull() {
        return new Nullable<>(null);
    }

    @Override
    @JsonValue
    public T value() {
        return value;
    }

    /** Reads a value or null. */
    public static final class Deserializer extends JsonDeserializer<Nullable<?>>
            implements ContextualDeserializer {
        private final JavaType type;

        public Deserializer() {
            this(null);
        }

        private Deserializer(JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, BeanProperty property) {
            return new Deserializer(context.getContextualType().containedTypeOrUnknown(0));
        }

        @Override
        public Nullable<?> deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return new Nullable<Object>(context.readValue(parser, type));
        }

        @Override
        public Nullable<?> getNullValue(DeserializationContext context) {
            return ofNull();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
`;
}

/** What is no record: one of several types. */
export function javaOneOf(packageName: string): string {
  return `${javaHeader(packageName)}
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A value of one of the types that the class has an "of" for.
 */
public abstract class OneOf {
    private final Object value;

    OneOf(Object value) {
        this.value = value;
    }

    @JsonValue
    public final Object value() {
        return value;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null
                && getClass() == other.getClass()
                && Objects.equals(value, ((OneOf) other).value);
    }

    @Override
    public final int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public final String toString() {
        return String.valueOf(value);
    }
}
`;
}
