package dev.stemma.provenance.log;

import dev.stemma.provenance.identity.BoundedBody;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A witness that answers over HTTP (C2SP tlog-witness, add-checkpoint); no redirect is followed. Plain http does no harm,
 * since what comes is a signature that is held against the witness's key.
 */
public final class HttpWitness {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final int MOST_TURNS = 3;

    private final URI address;
    private final Duration patience;

    /**
     * @param address under which it has {@code add-checkpoint}
     * @throws LogException if the address is not {@code http} or {@code https} with a host, or holds a password
     */
    public HttpWitness(URI address) {
        this(address, PATIENCE);
    }

    HttpWitness(URI address, Duration patience) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getUserInfo() != null) {
            throw new LogException("a witness is asked at an http or https address without a password in it, found: "
                    + Exact.shown(address.toString()));
        }
        this.address = address;
        this.patience = patience;
    }

    /**
     * Has it sign the latest checkpoint of a log.
     *
     * @return what it says to be its signatures
     * @throws LogException if it does not, saying why
     */
    public List<NoteSignature> cosign(LogReader log) {
        long old = 0;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            HttpResponse<byte[]> answer = post(WitnessRequest.of(log, old).encode());
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() == 200) {
                return WitnessAnswer.signatures(body);
            }
            if (answer.statusCode() != 409) {
                throw failed(
                        "answered with HTTP status " + answer.statusCode() + ": " + Exact.shown(body.strip()), null);
            }
            old = Exact.number("the number of entries that a witness has seen", body.strip());
            if (old > log.size()) {
                throw failed(
                        "has seen " + old + " entries of this log, which has only " + log.size()
                                + " here: it was put back to an earlier state; get the entries back from a copy",
                        null);
            }
        }
        throw failed("does not say how many entries of the log it has seen", null);
    }

    private HttpResponse<byte[]> post(byte[] request) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest post = HttpRequest.newBuilder(operation())
                .timeout(patience)
                .header("Content-Type", "text/plain;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(post, head -> new BoundedBody(LONGEST_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed("gave no answer within " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw failed("cannot be asked: " + reason(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for, since the work was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private URI operation() {
        String text = address.toString();
        return URI.create(text + (text.endsWith("/") ? "" : "/") + "add-checkpoint");
    }

    private String reason(Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return "no answer within " + patience.toSeconds() + " seconds";
        }
        if (cause instanceof ConnectException) {
            return "nobody listens there, or there is no network";
        }
        return String.valueOf(cause.getMessage());
    }

    private LogException failed(String what, Exception cause) {
        return new LogException("the witness at " + address + " " + what, cause);
    }
}
