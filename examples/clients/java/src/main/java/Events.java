import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads a stream of events as the call asks for, one at a time. What came is kept when it fails. */
final class Events<E extends SdkPojo> implements Subscriber<E> {
    private final Function<E, String> typeOf;
    private final Integer stopAfter;
    private final Integer pauseMs;
    private final boolean isSummary;
    private final List<Object> events = new ArrayList<>();
    private final MessageDigest digest = sha256();
    private final CompletableFuture<Void> stopped;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Throwable fault;
    private int count;
    private int length;
    private Subscription subscription;

    /** `stopped` is completed when the consumer has had enough. */
    Events(JsonNode asked, Function<E, String> typeOf, CompletableFuture<Void> stopped) {
        this.typeOf = typeOf;
        this.stopped = stopped;
        stopAfter = Clients.number(asked, "stopAfter");
        pauseMs = Clients.number(asked, "pauseMs");
        JsonNode summarise = Clients.option(asked, "summarise");
        isSummary = summarise != null && summarise.asBoolean();
    }

    synchronized void putInto(Map<String, Object> answer) {
        if (!isSummary) {
            answer.put("events", new ArrayList<>(events));
            return;
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        answer.put("summary", Map.of("count", count, "textLength", length, "sha256", sha256));
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        subscription.request(1);
    }

    @Override
    public synchronized void onNext(E event) {
        count++;
        String type = typeOf.apply(event);
        Map<String, Object> members = Json.members(event);
        if (isSummary) {
            digest(members);
        } else if (type == null || type.equals("null")) {
            events.add(Map.of("$unknown", members));
        } else {
            events.add(Map.of(type, members));
        }
        if (stopAfter != null && count == stopAfter) {
            subscription.cancel();
            stopped.complete(null);
        } else if (pauseMs != null) {
            CompletableFuture.delayedExecutor(pauseMs, TimeUnit.MILLISECONDS).execute(() -> subscription.request(1));
        } else {
            subscription.request(1);
        }
    }

    /** The bytes of a chunk, or the text of a delta. */
    private void digest(Map<String, Object> members) {
        byte[] bytes = {};
        if (members.get("bytes") instanceof Map<?, ?> blob) {
            bytes = Base64.getDecoder().decode(String.valueOf(blob.get("$base64")));
        } else if (members.get("delta") instanceof Map<?, ?> delta && delta.get("text") instanceof String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }
        length += bytes.length;
        digest.update(bytes);
    }

    @Override
    public void onError(Throwable told) {
        synchronized (this) {
            fault = told;
        }
        ended.complete(null);
    }

    /** What the subscriber was told, which the future of the call may not say. */
    synchronized Throwable fault() {
        return fault;
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }

    /** Completed when the subscriber knows how the stream ended, which may be after the future of the call. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
