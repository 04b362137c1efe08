import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/** One call, and what its caller sees of it. */
final class Call {
    private final JsonNode asked;
    private final Map<String, Object> answer = new LinkedHashMap<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private Events<?> events;

    Call(JsonNode asked) {
        this.asked = asked;
        answer.put("id", number(asked.field("id").get()));
    }

    private static Object number(JsonNode id) {
        return id.isNumber() ? Long.valueOf(id.asNumber()) : id.asString();
    }

    CompletableFuture<Map<String, Object>> make() {
        CompletableFuture<?> call;
        try {
            call = start();
        } catch (Throwable fault) {
            call = CompletableFuture.failedFuture(fault);
        }
        abortInTime(call);
        CompletableFuture<?> whole = call.thenCompose(done -> ended());
        // A consumer that cancels its subscription has what it wanted, whatever the call says later.
        return CompletableFuture.anyOf(whole, stopped).handle((ignored, fault) -> {
            if (events != null) events.putInto(answer);
            Throwable told = fault == null && events != null ? events.fault() : fault;
            if (told != null) answer.put("error", seen(told));
            return answer;
        });
    }

    private CompletableFuture<Void> ended() {
        if (events == null) return CompletableFuture.completedFuture(null);
        return events.ended().completeOnTimeout(null, 1, TimeUnit.SECONDS);
    }

    private void abortInTime(CompletableFuture<?> call) {
        Integer limit = Clients.number(asked, "abortAfterMs");
        if (limit != null) {
            CompletableFuture.delayedExecutor(limit, TimeUnit.MILLISECONDS).execute(() -> call.cancel(true));
        }
    }

    private CompletableFuture<?> start() throws ReflectiveOperationException {
        BedrockRuntimeAsyncClient client = Clients.of(asked);
        String operation = asked.field("operation").get().asString();
        Class<?> type = Class.forName(ConverseStreamRequest.class.getPackageName() + "." + operation + "Request");
        Object request = Json.build((SdkPojo) type.getMethod("builder").invoke(null), asked.field("input").get());
        if (request instanceof ConverseStreamRequest stream) {
            Events<ConverseStreamOutput> read = new Events<>(asked, event -> event.sdkEventType().toString(), stopped);
            return client.converseStream(stream, ConverseStreamResponseHandler.builder()
                .onResponse(response -> returned(response, read))
                .subscriber(() -> read)
                .build());
        }
        if (request instanceof InvokeModelWithResponseStreamRequest stream) {
            Events<ResponseStream> read = new Events<>(asked, event -> event.sdkEventType().toString(), stopped);
            return client.invokeModelWithResponseStream(stream, InvokeModelWithResponseStreamResponseHandler.builder()
                .onResponse(response -> returned(response, read))
                .subscriber(() -> read)
                .build());
        }
        String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        Object future = BedrockRuntimeAsyncClient.class.getMethod(method, type).invoke(client, request);
        return ((CompletableFuture<?>) future).thenAccept(response -> returned((SdkPojo) response, null));
    }

    private void returned(SdkPojo response, Events<?> read) {
        events = read;
        answer.put("output", Json.members(response));
    }

    private static Map<String, Object> seen(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", cause.getClass().getSimpleName());
        error.put("message", String.valueOf(cause.getMessage()));
        if (cause instanceof SdkException known) error.put("retryable", known.retryable());
        if (cause instanceof SdkServiceException known) {
            if (known.statusCode() != 0) error.put("statusCode", known.statusCode());
            if (known.requestId() != null) error.put("requestId", known.requestId());
        }
        if (cause instanceof AwsServiceException known && known.awsErrorDetails() != null) {
            if (known.awsErrorDetails().errorCode() != null) error.put("name", known.awsErrorDetails().errorCode());
            String message = known.awsErrorDetails().errorMessage();
            if (message != null) error.put("message", message);
        }
        if (cause instanceof SdkPojo modeled) error.put("fields", Json.members(modeled));
        return error;
    }
}
