import { csharpFile } from "./csharp-support.js";

/** What reads and writes payloads, and the values in them that Json.NET alone would not. */
export function csharpConverters(namespace: string): string {
  return csharpFile(
    namespace,
    [
      "System",
      "System.Collections.Concurrent",
      "System.Collections.Generic",
      "System.Reflection",
      "System.Runtime.Serialization",
      "Newtonsoft.Json",
      "Newtonsoft.Json.Serialization",
    ],
    `/// <summary>
/// Reads and writes a payload as it is sent, whatever the settings of the serializer around it.
/// </summary>
internal class PayloadConverter : JsonConverter
{
    /// <summary>
    /// Leaves texts that look like dates, and keys that begin with "$", as they are.
    /// </summary>
    protected static readonly JsonSerializer Payloads = JsonSerializer.Create(
        new JsonSerializerSettings
        {
            ContractResolver = new PayloadContracts(),
            Converters = { new IntegerConverter() },
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        });

    public override bool CanConvert(Type objectType) => true;

    public override object ReadJson(
        JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer) =>
        Payloads.Deserialize(reader, objectType);

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
        Payloads.Serialize(writer, value);
}

internal sealed class PayloadContracts : DefaultContractResolver
{
    /// <summary>
    /// Within a payload, classes are read and written by their properties.
    /// </summary>
    protected override JsonConverter ResolveContractConverter(Type objectType)
    {
        var converter = base.ResolveContractConverter(objectType);
        return converter != null && converter.GetType() == typeof(PayloadConverter) ? null : converter;
    }

    /// <summary>
    /// A property that is called "…Specified" says nothing of another.
    /// </summary>
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization serialization)
    {
        var property = base.CreateProperty(member, serialization);
        property.GetIsSpecified = null;
        property.SetIsSpecified = null;
        return property;
    }
}

/// <summary>
/// Reads whole numbers alone, which Json.NET would round others to.
/// </summary>
internal sealed class IntegerConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) =>
        objectType == typeof(long) || objectType == typeof(long?);

    public override object ReadJson(
        JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        if (reader.Value is long || (reader.TokenType == JsonToken.Null && objectType == typeof(long?)))
        {
            return reader.Value;
        }
        if (reader.Value is double)
        {
            var number = (double)reader.Value;
            if (Math.Floor(number) == number && number >= long.MinValue && number < long.MaxValue)
            {
                return (long)number;
            }
        }
        throw new JsonSerializationException(
            $"{reader.Value ?? reader.TokenType} is no whole number of 64 bits, at '{reader.Path}'.");
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
        throw new NotSupportedException();
}

/// <summary>
/// Reads and writes enums as the texts of their members.
/// </summary>
internal sealed class TextConverter : JsonConverter
{
    /// <summary>
    /// By enum, its members by their texts, and their texts by them.
    /// </summary>
    private static readonly ConcurrentDictionary<Type, Dictionary<object, object>> Known =
        new ConcurrentDictionary<Type, Dictionary<object, object>>();

    public override bool CanConvert(Type objectType) => objectType.IsEnum;

    public override object ReadJson(
        JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        var type = Nullable.GetUnderlyingType(objectType);
        if (reader.TokenType == JsonToken.Null && type != null)
        {
            return null;
        }
        var text = reader.TokenType == JsonToken.String ? reader.Value : reader.TokenType;
        return Find(type ?? objectType, text, reader.Path);
    }

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) =>
        writer.WriteValue((string)Find(value.GetType(), value, writer.Path));

    private static object Find(Type type, object wanted, string path)
    {
        if (Known.GetOrAdd(type, MembersOf).TryGetValue(wanted, out var found))
        {
            return found;
        }
        throw new JsonSerializationException($"{type.Name} has no value \\"{wanted}\\", at '{path}'.");
    }

    private static Dictionary<object, object> MembersOf(Type type)
    {
        var members = new Dictionary<object, object>();
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var member = field.GetValue(null);
            var text = field.GetCustomAttribute<EnumMemberAttribute>().Value;
            members.Add(text, member);
            members.Add(member, text);
        }
        return members;
    }
}`.split("\n"),
  );
}
