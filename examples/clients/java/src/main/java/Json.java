import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.utils.builder.Buildable;

/** Between the JSON of the protocol and the objects of the SDK, by the fields that they tell of themselves. */
final class Json {
    private Json() {}

    /** Fills a builder and builds what it builds. */
    static Object build(SdkPojo builder, JsonNode members) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode member = members.asObject().get(field.memberName());
            if (member != null) {
                field.set(builder, value(field, member));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> node.asString();
            case BOOLEAN -> node.asBoolean();
            case INTEGER -> new BigDecimal(node.asNumber()).intValueExact();
            case LONG -> new BigDecimal(node.asNumber()).longValueExact();
            case FLOAT -> Float.valueOf(node.asNumber());
            case DOUBLE -> Double.valueOf(node.asNumber());
            case INSTANT -> Instant.parse(node.asString());
            case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(node.field("$base64").get().asString()));
            case DOCUMENT -> document(node);
            case SDK_POJO -> build(field.constructor().get(), node);
            case LIST -> {
                SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
                yield node.asArray().stream().map(each -> value(item, each)).toList();
            }
            case MAP -> {
                SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
                Map<String, Object> members = new LinkedHashMap<>();
                node.asObject().forEach((name, each) -> members.put(name, value(item, each)));
                yield members;
            }
            default -> throw new IllegalArgumentException(field.memberName() + " has a type without a JSON form");
        };
    }

    private static Document document(JsonNode node) {
        if (node.isObject()) {
            Map<String, Document> members = new LinkedHashMap<>();
            node.asObject().forEach((name, each) -> members.put(name, document(each)));
            return Document.fromMap(members);
        }
        if (node.isArray()) return Document.fromList(node.asArray().stream().map(Json::document).toList());
        if (node.isString()) return Document.fromString(node.asString());
        if (node.isNumber()) return Document.fromNumber(node.asNumber());
        return node.isNull() ? Document.fromNull() : Document.fromBoolean(node.asBoolean());
    }

    /** What the SDK gave, as maps, lists and scalars. What was not there is left out. */
    static Object plain(Object value) {
        if (value instanceof SdkPojo pojo) return members(pojo);
        if (value instanceof Document document) return content(document);
        if (value instanceof SdkBytes bytes) {
            return Map.of("$base64", Base64.getEncoder().encodeToString(bytes.asByteArray()));
        }
        if (value instanceof List<?> items) {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        return value instanceof Instant ? value.toString() : value;
    }

    static Map<String, Object> members(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean isAbsent = value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
            if (!isAbsent) members.put(field.memberName(), plain(value));
        }
        return members;
    }

    private static Object content(Document document) {
        if (document.isMap()) return plain(document.asMap());
        if (document.isList()) return plain(document.asList());
        if (document.isString()) return document.asString();
        if (document.isNumber()) return document.asNumber().bigDecimalValue();
        return document.isNull() ? null : document.asBoolean();
    }

    static String write(Object value) {
        JsonWriter writer = JsonWriter.create();
        write(writer, value);
        return new String(writer.getBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void write(JsonWriter writer, Object value) {
        if (value instanceof Map<?, ?> members) {
            writer.writeStartObject();
            members.forEach((name, member) -> {
                writer.writeFieldName(String.valueOf(name));
                write(writer, member);
            });
            writer.writeEndObject();
        } else if (value instanceof List<?> items) {
            writer.writeStartArray();
            items.forEach(item -> write(writer, item));
            writer.writeEndArray();
        } else if (value instanceof Number number) {
            writer.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            writer.writeValue(truth.booleanValue());
        } else if (value == null) {
            writer.writeNull();
        } else {
            writer.writeValue(value.toString());
        }
    }
}
