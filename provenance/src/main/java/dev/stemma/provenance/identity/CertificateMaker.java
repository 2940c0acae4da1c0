package dev.stemma.provenance.identity;

import dev.stemma.provenance.cose.DerCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes certificates and certification requests by Bouncy Castle; keys and signatures are the JDK's. */
final class CertificateMaker {
    private static final int SERIAL_BITS = 127;

    private CertificateMaker() {}

    /** A self-signed root. */
    static X509Certificate root(KeyPair pair, Subject subject, Validity validity, SecureRandom random) {
        X500Principal name = principal(subject);
        X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), validity, random);
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(pair.getPublic()));
            return sign(builder, pair.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw failed(e);
        }
    }

    /** A leaf for one purpose. */
    static X509Certificate leaf(
            PrivateKey issuerKey,
            X509Certificate issuer,
            PublicKey key,
            KeyPurpose purpose,
            X500Principal subject,
            Validity validity,
            SecureRandom random) {
        X509v3CertificateBuilder builder = builder(issuer.getSubjectX500Principal(), subject, key, validity, random);
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, usages(purpose))
                    .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
            return sign(builder, issuerKey);
        } catch (GeneralSecurityException | IOException e) {
            throw failed(e);
        }
    }

    /** A PKCS#10 request for a certificate like the identity's, in DER. */
    static byte[] request(Identity identity, KeyPurpose purpose) {
        X509Certificate certificate = identity.certificate();
        try {
            ExtensionsGenerator wanted = new ExtensionsGenerator();
            wanted.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            wanted.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            wanted.addExtension(Extension.extendedKeyUsage, false, usages(purpose));
            return new JcaPKCS10CertificationRequestBuilder(
                            certificate.getSubjectX500Principal(), certificate.getPublicKey())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate())
                    .build(signer(identity.key(), identity.provider()))
                    .getEncoded();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ExtendedKeyUsage usages(KeyPurpose purpose) {
        return new ExtendedKeyUsage(purpose.usages().stream()
                .map(usage -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(usage)))
                .toArray(KeyPurposeId[]::new));
    }

    /** The subject as a distinguished name, country first. */
    static X500Principal principal(Subject subject) {
        try {
            return new X500Principal(new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, subject.country())
                    .addRDN(BCStyle.O, subject.organization())
                    .addRDN(BCStyle.CN, subject.commonName())
                    .build()
                    .getEncoded());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Validity validity, SecureRandom random) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(validity.notBefore()), Date.from(validity.notAfter()), subject, key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, IOException {
        return DerCertificate.read(builder.build(signer(key, Optional.empty())).getEncoded());
    }

    private static ContentSigner signer(PrivateKey key, Optional<Provider> provider) {
        SignatureAlgorithm algorithm =
                key.getAlgorithm().equals("EC") ? SignatureAlgorithm.ES256 : SignatureAlgorithm.ED25519;
        try {
            JcaContentSignerBuilder signer = new JcaContentSignerBuilder(algorithm.certificateName());
            provider.ifPresent(signer::setProvider);
            return signer.build(key);
        } catch (OperatorCreationException e) {
            throw failed(e);
        }
    }

    private static IdentityException failed(Exception cause) {
        return new IdentityException("the certificate could not be made: " + cause.getMessage(), cause);
    }
}
