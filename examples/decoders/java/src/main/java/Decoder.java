import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** software.amazon.eventstream behind the command protocol: one JSON object a line in, one out. */
public final class Decoder {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern CHUNKS = Pattern.compile("\"chunks\":\\[([^\\]]*)\\]");

    public static void main(String[] args) throws Exception {
        PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        output.println("{\"hello\":{\"name\":\"software.amazon.eventstream\",\"features\":[\"messages\"]}}");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            List<String> messages = new ArrayList<>();
            String error = "null";
            try {
                decode(chunksOf(line), messages);
            } catch (Throwable fault) {
                String message = String.valueOf(fault.getMessage());
                error = "{\"name\":" + quoted(fault.getClass().getSimpleName()) + ",\"message\":" + quoted(message) + "}";
            }
            output.println("{\"id\":" + group(ID, line) + ",\"messages\":[" + String.join(",", messages)
                + "],\"error\":" + error + "}");
        }
    }

    /** The decoder takes bytes and gives messages; it has no word for the end of a stream. */
    private static void decode(List<byte[]> chunks, List<String> messages) {
        MessageDecoder decoder = new MessageDecoder(message -> messages.add(written(message)));
        for (byte[] chunk : chunks) {
            decoder.feed(ByteBuffer.wrap(chunk));
        }
    }

    private static String written(Message message) {
        List<String> headers = new ArrayList<>();
        for (Map.Entry<String, HeaderValue> header : message.getHeaders().entrySet()) {
            headers.add(quoted(header.getKey()) + ":" + typed(header.getValue()));
        }
        String body = Base64.getEncoder().encodeToString(message.getPayload());
        return "{\"headers\":{" + String.join(",", headers) + "},\"body\":\"" + body + "\"}";
    }

    private static String typed(HeaderValue value) {
        // The enumeration of types is not public, its names are.
        return switch (String.valueOf((Object) value.getType())) {
            case "TRUE", "FALSE" -> pair("boolean", String.valueOf(value.getBoolean()));
            case "BYTE" -> pair("byte", String.valueOf(value.getByte()));
            case "SHORT" -> pair("short", String.valueOf(value.getShort()));
            case "INTEGER" -> pair("integer", String.valueOf(value.getInteger()));
            case "LONG" -> pair("long", quoted(String.valueOf(value.getLong())));
            case "BYTE_ARRAY" -> pair("binary", quoted(Base64.getEncoder().encodeToString(value.getByteArray())));
            case "STRING" -> pair("string", quoted(value.getString()));
            case "TIMESTAMP" -> pair("timestamp", quoted(String.valueOf(value.getTimestamp().toEpochMilli())));
            case "UUID" -> pair("uuid", quoted(value.getUuid().toString()));
            default -> throw new IllegalArgumentException("no header type");
        };
    }

    private static String pair(String type, String value) {
        return "{\"type\":\"" + type + "\",\"value\":" + value + "}";
    }

    private static List<byte[]> chunksOf(String line) {
        List<byte[]> chunks = new ArrayList<>();
        String list = group(CHUNKS, line);
        if (!list.isEmpty()) {
            for (String chunk : list.split(",", -1)) {
                chunks.add(Base64.getDecoder().decode(chunk.substring(1, chunk.length() - 1)));
            }
        }
        return chunks;
    }

    private static String group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no request: " + line.substring(0, Math.min(80, line.length())));
        }
        return matcher.group(1);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character < 0x20 || character == '"' || character == '\\' || Character.isSurrogate(character)) {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
