package dev.stemma.provenance.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * An authority that answers over HTTP (RFC 3161, 3.4): one POST, no redirect followed. Plain http does no harm, since
 * what comes is signed and held against what was asked.
 */
public final class HttpTimeStampAuthority implements TimeStampAuthority {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NONCE_BITS = 64;

    private final URI uri;
    private final SecureRandom random;
    private final Duration patience;

    /**
     * @throws IdentityException if the URI is not {@code http} or {@code https} with a host, or holds a password
     */
    public HttpTimeStampAuthority(URI uri, SecureRandom random) {
        this(uri, random, PATIENCE);
    }

    HttpTimeStampAuthority(URI uri, SecureRandom random, Duration patience) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IdentityException(
                    "a time stamp authority is asked at an http or https address without a password in it, found: "
                            + uri);
        }
        this.uri = uri;
        this.random = random;
        this.patience = patience;
    }

    @Override
    public byte[] token(byte[] imprint) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(
                CMSAlgorithm.SHA256, imprint, new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1));
        try {
            TimeStampResponse response = new TimeStampResponse(post(request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw failed("refused: status " + response.getStatus() + " " + said(response), null);
            }
            return response.getTimeStampToken().getEncoded();
        } catch (TSPValidationException e) {
            throw failed("sent a stamp for something else: " + e.getMessage(), e);
        } catch (TSPException | IOException | RuntimeException e) {
            if (e instanceof IdentityException problem) {
                throw problem;
            }
            // Bouncy Castle throws any runtime exception for what is malformed.
            throw failed("sent something that is no time stamp (RFC 3161): " + e.getMessage(), e);
        }
    }

    private static String said(TimeStampResponse response) {
        return response.getStatusString() == null ? "without a reason" : "(" + response.getStatusString() + ")";
    }

    private byte[] post(byte[] request) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest post = HttpRequest.newBuilder(uri)
                .timeout(patience)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(post, head -> new BoundedBody(TimeStamp.MAX_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw failed("answered with HTTP status " + response.statusCode() + "; expected 200", null);
            }
            return response.body();
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

    private String reason(Throwable cause) {
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return "no answer within " + patience.toSeconds() + " seconds";
        }
        if (cause instanceof java.net.ConnectException) {
            return "nobody listens there, or there is no network";
        }
        return String.valueOf(cause.getMessage());
    }

    private IdentityException failed(String what, Exception cause) {
        return new IdentityException("the time stamp authority " + uri + " " + what, cause);
    }
}
