package dev.stemma.provenance.identity;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time stamp authority for tests, with a root of its own; a test departs from it in one thing. */
public final class TestTimeStamps implements TimeStampAuthority {
    private static final KeyPair KEYS = CertificateBuilder.keys("EC", new ECGenParameterSpec("secp256r1"));
    private static final KeyPair MIDDLE = CertificateBuilder.keys("EC", new ECGenParameterSpec("secp256r1"));
    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");

    /** Stamps now, through an authority in the middle. */
    public static TestTimeStamps good() {
        return new TestTimeStamps(Instant::now, leaf());
    }

    /** Stamps with another time. */
    public static TestTimeStamps at(Instant time) {
        return new TestTimeStamps(() -> time, leaf());
    }

    static CertificateBuilder leaf() {
        return CertificateBuilder.leaf("Time stamps")
                .keys(KEYS)
                .valid(BEGIN, END)
                .with(
                        Extension.extendedKeyUsage,
                        true,
                        new org.bouncycastle.asn1.x509.ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .signedWith("SHA256withECDSA", MIDDLE.getPrivate());
    }

    private static final X509Certificate ROOT =
            CertificateBuilder.authority("Time root").valid(BEGIN, END).selfSigned();
    private static final X509Certificate INTERMEDIATE = CertificateBuilder.authority("Time intermediate")
            .keys(MIDDLE)
            .valid(BEGIN, END)
            .issuedBy(ROOT);

    private final Supplier<Instant> clock;
    private final X509Certificate certificate;
    private UnaryOperator<byte[]> spoiling = response -> response;
    private boolean withCertificates = true;
    private int surplus;

    TestTimeStamps(Supplier<Instant> clock, CertificateBuilder leaf) {
        this.clock = clock;
        this.certificate = leaf.issuedBy(INTERMEDIATE);
    }

    /** The certificate to trust for time stamps. */
    public static X509Certificate root() {
        return ROOT;
    }

    X509Certificate certificate() {
        return certificate;
    }

    TestTimeStamps withoutCertificates() {
        withCertificates = false;
        return this;
    }

    /** Whose certificate has an extension of as many bytes. */
    public static TestTimeStamps large(int bytes) {
        return new TestTimeStamps(
                Instant::now,
                leaf().with(new ASN1ObjectIdentifier("1.2.3.4.2"), false, new DEROctetString(new byte[bytes])));
    }

    /** With further certificates in each token. */
    TestTimeStamps withSurplus(int certificates) {
        surplus = certificates;
        return this;
    }

    TestTimeStamps spoiling(UnaryOperator<byte[]> answer) {
        spoiling = answer;
        return this;
    }

    @Override
    public byte[] token(byte[] imprint) {
        return token(TSPAlgorithms.SHA256, imprint);
    }

    byte[] token(ASN1ObjectIdentifier algorithm, byte[] imprint) {
        TimeStampRequestGenerator request = new TimeStampRequestGenerator();
        request.setCertReq(withCertificates);
        try {
            return generator()
                    .generate(request.generate(algorithm, imprint), BigInteger.TEN, Date.from(clock.get()))
                    .getTimeStampToken()
                    .getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The whole answer to a request, in DER. */
    byte[] response(byte[] request) {
        try {
            return spoiling.apply(generator()
                    .generate(new TimeStampRequest(request), BigInteger.TEN, Date.from(clock.get()))
                    .getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private TimeStampResponseGenerator generator() throws Exception {
        SignerInfoGenerator signer =
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", KEYS.getPrivate(), certificate);
        DigestCalculator digest =
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(CMSAlgorithm.SHA256));
        TimeStampTokenGenerator tokens =
                new TimeStampTokenGenerator(signer, digest, new ASN1ObjectIdentifier("1.2.3.4.1"));
        List<X509Certificate> certificates = new ArrayList<>(List.of(certificate, INTERMEDIATE, ROOT));
        for (int i = 0; i < surplus; i++) {
            certificates.add(CertificateBuilder.authority("Surplus " + i).selfSigned());
        }
        tokens.addCertificates(new JcaCertStore(certificates));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    }

    /** A server on this machine. */
    public record Server(HttpServer server) implements AutoCloseable {
        public URI uri() {
            return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort() + "/tsa");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** Answers over HTTP until it is closed. */
    public Server serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tsa", exchange -> {
            try (exchange) {
                byte[] answer = response(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return new Server(server);
    }
}
