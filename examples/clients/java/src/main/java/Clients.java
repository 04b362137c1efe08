import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/** Clients are made once for each set of settings, as programs do, so that connections can be used again. */
final class Clients {
    private static final Map<List<Object>, BedrockRuntimeAsyncClient> MADE = new ConcurrentHashMap<>();
    private static final SdkEventLoopGroup LOOPS = SdkEventLoopGroup.builder().numberOfThreads(2).build();

    private Clients() {}

    static BedrockRuntimeAsyncClient of(JsonNode asked) {
        List<Object> settings = new ArrayList<>();
        for (String name : List.of("endpoint", "region", "credentials")) settings.add(asked.field(name));
        for (String name : List.of("maxAttempts", "timeoutMs", "httpVersion", "ca")) settings.add(option(asked, name));
        return MADE.computeIfAbsent(settings, key -> make(asked));
    }

    static JsonNode option(JsonNode asked, String name) {
        return asked.field("options").flatMap(options -> options.field(name)).orElse(null);
    }

    static Integer number(JsonNode asked, String name) {
        JsonNode option = option(asked, name);
        return option == null ? null : Integer.valueOf(option.asNumber());
    }

    private static BedrockRuntimeAsyncClient make(JsonNode asked) {
        BedrockRuntimeAsyncClientBuilder builder = BedrockRuntimeAsyncClient.builder()
            .endpointOverride(URI.create(asked.field("endpoint").get().asString()))
            .region(Region.of(asked.field("region").get().asString()))
            .httpClientBuilder(transport(asked));
        identify(builder, asked.field("credentials").get());
        Integer attempts = number(asked, "maxAttempts");
        if (attempts != null) {
            builder.overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(attempts)));
        }
        return builder.build();
    }

    private static void identify(BedrockRuntimeAsyncClientBuilder builder, JsonNode credentials) {
        JsonNode token = credentials.field("bearerToken").orElse(null);
        if (token != null) {
            builder.tokenProvider(StaticTokenProvider.create(token::asString));
            builder.authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")));
            return;
        }
        String id = credentials.field("accessKeyId").get().asString();
        String secret = credentials.field("secretAccessKey").get().asString();
        builder.credentialsProvider(StaticCredentialsProvider.create(credentials.field("sessionToken")
            .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                session -> AwsSessionCredentials.create(id, secret, session.asString()))
            .orElseGet(() -> AwsBasicCredentials.create(id, secret))));
    }

    private static NettyNioAsyncHttpClient.Builder transport(JsonNode asked) {
        NettyNioAsyncHttpClient.Builder transport = NettyNioAsyncHttpClient.builder().eventLoopGroup(LOOPS);
        Integer timeout = number(asked, "timeoutMs");
        if (timeout != null) transport.readTimeout(Duration.ofMillis(timeout));
        JsonNode version = option(asked, "httpVersion");
        if (version != null && version.asString().equals("2")) transport.protocol(Protocol.HTTP2);
        if (version != null && version.asString().equals("1.1")) {
            transport.protocol(Protocol.HTTP1_1).protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL);
        }
        JsonNode authority = option(asked, "ca");
        if (authority != null) transport.tlsTrustManagersProvider(() -> trusting(authority.asString()));
        return transport;
    }

    private static TrustManager[] trusting(String authority) {
        try {
            Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(authority.getBytes(StandardCharsets.UTF_8)));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (Exception fault) {
            throw new IllegalArgumentException(fault);
        }
    }
}
