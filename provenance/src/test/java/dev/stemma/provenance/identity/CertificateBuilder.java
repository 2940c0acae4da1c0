package dev.stemma.provenance.identity;

import dev.stemma.provenance.cose.DerCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for tests: good ones from which a test departs in one thing. */
public final class CertificateBuilder {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final KeyPair P256 = keys("EC", new ECGenParameterSpec("secp256r1"));
    public static final KeyPair OTHER_P256 = keys("EC", new ECGenParameterSpec("secp256r1"));

    record Extensions(ASN1Encodable value, boolean critical) {}

    private final Map<ASN1ObjectIdentifier, Extensions> extensions = new LinkedHashMap<>();
    private KeyPair keys = P256;
    private String subject;
    private Optional<X509Certificate> issuer = Optional.empty();
    private PrivateKey issuerKey = P256.getPrivate();
    private String algorithm = "SHA256withECDSA";
    private Optional<AlgorithmParameterSpec> parameters = Optional.empty();
    private boolean uniqueIds;
    private Instant notBefore = NOW.minusSeconds(3600);
    private Instant notAfter = NOW.plusSeconds(3600);

    public static KeyPair keys(String type, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static CertificateBuilder leaf(String name) {
        return new CertificateBuilder(name)
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .usages(ExtendedKeyUsage.EMAIL_PROTECTION, ExtendedKeyUsage.CLAIM_SIGNING);
    }

    public static CertificateBuilder authority(String name) {
        return new CertificateBuilder(name)
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    }

    private CertificateBuilder(String name) {
        this.subject = "C=ZZ,O=Tests,CN=" + name;
    }

    public CertificateBuilder with(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        extensions.put(type, new Extensions(value, critical));
        return this;
    }

    public CertificateBuilder without(ASN1ObjectIdentifier type) {
        extensions.remove(type);
        return this;
    }

    public CertificateBuilder usages(String... identifiers) {
        KeyPurposeId[] purposes = new KeyPurposeId[identifiers.length];
        for (int i = 0; i < purposes.length; i++) {
            purposes[i] = KeyPurposeId.getInstance(new ASN1ObjectIdentifier(identifiers[i]));
        }
        return with(Extension.extendedKeyUsage, false, new org.bouncycastle.asn1.x509.ExtendedKeyUsage(purposes));
    }

    public CertificateBuilder keyUsage(int usage) {
        return with(Extension.keyUsage, true, new KeyUsage(usage));
    }

    public CertificateBuilder keys(KeyPair keys) {
        this.keys = keys;
        return this;
    }

    public CertificateBuilder subject(String name) {
        this.subject = name;
        return this;
    }

    public CertificateBuilder signedWith(String algorithm, PrivateKey key) {
        this.algorithm = algorithm;
        this.issuerKey = key;
        return this;
    }

    public CertificateBuilder signedWith(AlgorithmParameterSpec parameters, PrivateKey key) {
        this.parameters = Optional.of(parameters);
        return signedWith("RSASSA-PSS", key);
    }

    public CertificateBuilder uniqueIds() {
        this.uniqueIds = true;
        return this;
    }

    public CertificateBuilder valid(Instant notBefore, Instant notAfter) {
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        return this;
    }

    public X509Certificate selfSigned() {
        return build();
    }

    public X509Certificate issuedBy(X509Certificate authority) {
        issuer = Optional.of(authority);
        try {
            with(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return build();
    }

    public X509Certificate issuedWithoutKeyIdentifierBy(X509Certificate authority) {
        issuer = Optional.of(authority);
        return build();
    }

    private X509Certificate build() {
        X500Name own = new X500Name(subject);
        X500Name from = issuer.map(each ->
                        X500Name.getInstance(each.getSubjectX500Principal().getEncoded()))
                .orElse(own);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                from, BigInteger.valueOf(7), Date.from(notBefore), Date.from(notAfter), own, keys.getPublic());
        if (uniqueIds) {
            builder.setIssuerUniqueID(new boolean[] {true}).setSubjectUniqueID(new boolean[] {true});
        }
        try {
            for (Map.Entry<ASN1ObjectIdentifier, Extensions> each : extensions.entrySet()) {
                builder.addExtension(
                        each.getKey(),
                        each.getValue().critical(),
                        each.getValue().value());
            }
            ContentSigner signer = parameters.isPresent()
                    ? new PssSigner(parameters.get(), issuerKey)
                    : new JcaContentSignerBuilder(algorithm).build(issuerKey);
            return DerCertificate.read(builder.build(signer).getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** RSASSA-PSS with any parameters, by the JDK: Bouncy Castle refuses odd ones. */
    private record PssSigner(AlgorithmParameterSpec parameters, PrivateKey key, ByteArrayOutputStream content)
            implements ContentSigner {
        PssSigner(AlgorithmParameterSpec parameters, PrivateKey key) {
            this(parameters, key, new ByteArrayOutputStream());
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            try {
                AlgorithmParameters encoder = AlgorithmParameters.getInstance("RSASSA-PSS");
                encoder.init(parameters);
                return new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSASSA_PSS, ASN1Primitive.fromByteArray(encoder.getEncoded()));
            } catch (GeneralSecurityException | IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signer = Signature.getInstance("RSASSA-PSS");
                signer.setParameter(parameters);
                signer.initSign(key);
                signer.update(content.toByteArray());
                return signer.sign();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }
}
