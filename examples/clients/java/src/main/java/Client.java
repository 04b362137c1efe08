import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The AWS SDK for Java 2 behind the adapter protocol: one JSON object a line in, one out. */
public final class Client {
    private static final String FEATURES = "sigv4 session-token bearer http1 http2 tls attempts timeout stop pause abort"
        + " typed-output idempotency-token";

    public static void main(String[] args) throws Exception {
        PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("protocol", 1);
        hello.put("name", "AWS SDK for Java 2");
        hello.put("version", VersionInfo.SDK_VERSION);
        hello.put("operations", operations());
        hello.put("features", Arrays.asList(FEATURES.split(" ")));
        hello.put("concurrency", 16);
        output.println(Json.write(Map.of("hello", hello)));

        Phaser underWay = new Phaser(1);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            JsonNode asked = JsonNode.parser().parse(line);
            underWay.register();
            new Call(asked).make().thenAccept(answer -> {
                output.println(Json.write(answer));
                underWay.arriveAndDeregister();
            });
        }
        underWay.arriveAndAwaitAdvance();
        System.exit(0);
    }

    /** What has a future for its answer, but for the operation whose input is a stream. */
    private static List<String> operations() {
        return Arrays.stream(BedrockRuntimeAsyncClient.class.getMethods())
            .filter(method -> method.getReturnType() == CompletableFuture.class)
            .map(Method::getName)
            .filter(name -> !name.equals("invokeModelWithBidirectionalStream"))
            .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
            .distinct()
            .sorted()
            .toList();
    }
}
