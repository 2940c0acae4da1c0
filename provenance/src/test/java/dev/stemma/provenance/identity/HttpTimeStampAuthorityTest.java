package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;

/** Authorities on this machine: one that works, and those that lie, refuse, dawdle, or never stop talking. */
class HttpTimeStampAuthorityTest {
    private static final byte[] PAYLOAD = {1, 2, 3};

    @Test
    void anAuthorityIsAskedAndItsStampAttests() throws Exception {
        TrustPolicy policy =
                TrustPolicy.none().plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);
        try (TestTimeStamps.Server server = TestTimeStamps.good().serve()) {
            byte[] token = ask(server.uri(), Duration.ofSeconds(30));

            assertThat(TimeStamp.ofToken(token).check(PAYLOAD, policy)).isInstanceOf(Attestation.Attested.class);
        }
    }

    @Test
    void aStampForSomethingElseOrForAnEarlierRequestIsNoticed() throws Exception {
        byte[] earlier = TestTimeStamps.good().response(request(imprint(PAYLOAD)));
        byte[] other = TestTimeStamps.good().response(request(imprint(new byte[1])));

        for (byte[] answer : List.of(earlier, other)) {
            try (TestTimeStamps.Server server =
                    TestTimeStamps.good().spoiling(right -> answer).serve()) {
                assertRefused(server.uri(), "sent a stamp for something else");
            }
        }
    }

    private static byte[] request(byte[] imprint) throws Exception {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request =
                generator.generate(org.bouncycastle.tsp.TSPAlgorithms.SHA256, imprint, java.math.BigInteger.ONE);
        return request.getEncoded();
    }

    @Test
    void garbageNothingAndTooMuchAreNoticed() throws Exception {
        byte[] rejection = {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02};
        try (TestTimeStamps.Server server =
                TestTimeStamps.good().spoiling(right -> rejection).serve()) {
            assertRefused(server.uri(), "time stamp authority");
        }
        try (TestTimeStamps.Server server =
                TestTimeStamps.good().spoiling(right -> new byte[0]).serve()) {
            assertRefused(server.uri(), "no time stamp");
        }
        try (TestTimeStamps.Server server = TestTimeStamps.good()
                .spoiling(right -> "<html>hello</html>".getBytes())
                .serve()) {
            assertRefused(server.uri(), "no time stamp");
        }
        try (TestTimeStamps.Server server = TestTimeStamps.good()
                .spoiling(right -> new byte[TimeStamp.MAX_BYTES + 1])
                .serve()) {
            assertRefused(server.uri(), "longer than the 65536 bytes");
        }
    }

    @Test
    void nobodyIsWaitedForLongerThanThePatienceAllows() throws Exception {
        HttpHandler silent = exchange -> pause();
        HttpHandler dripping = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            pause();
        };
        for (HttpHandler handler : List.of(silent, dripping)) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var threads = Executors.newCachedThreadPool();
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
            try {
                assertThatThrownBy(() -> ask(
                                URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/"),
                                Duration.ofSeconds(1)))
                        .isInstanceOf(IdentityException.class)
                        .hasMessageContaining("1 seconds");
            } finally {
                server.stop(0);
                threads.shutdownNow();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void otherStatusesRedirectsAndClosedDoorsAreTold() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        assertRefused(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "HTTP status 302");
        server.stop(0);
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertRefused(URI.create("http://127.0.0.1:" + closed), "nobody listens there");
    }

    @Test
    void onlyWebAddressesAreAsked() {
        for (String uri :
                List.of("ftp://example.org", "file:///etc/passwd", "http:nothing", "http://me:pw@example.org")) {
            assertThatThrownBy(() -> new HttpTimeStampAuthority(URI.create(uri), new SecureRandom()))
                    .isInstanceOf(IdentityException.class)
                    .hasMessageContaining("http or https");
        }
    }

    private static void assertRefused(URI uri, String reason) {
        assertThatThrownBy(() -> ask(uri, Duration.ofSeconds(30)))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining(uri.toString())
                .hasMessageContaining(reason);
    }

    private static byte[] ask(URI uri, Duration patience) throws Exception {
        return new HttpTimeStampAuthority(uri, new SecureRandom(), patience).token(imprint(PAYLOAD));
    }

    private static byte[] imprint(byte[] payload) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(payload);
    }
}
