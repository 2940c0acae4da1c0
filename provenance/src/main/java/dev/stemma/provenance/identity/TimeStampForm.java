package dev.stemma.provenance.identity;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The one form of a time stamp that Stemma keeps. Much of a token is covered by no signature: parameters of algorithms, the
 * order of sets, surplus certificates, unsigned attributes. Written anew in one way, none of it can change unnoticed, and
 * what the authority signed stays as it is.
 */
final class TimeStampForm {
    private final SignedData data;
    private final SignerInfo signer;
    private final List<X509Certificate> chain;

    private TimeStampForm(SignedData data, List<X509Certificate> chain) {
        this.data = data;
        this.signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        this.chain = chain;
    }

    /**
     * The token written anew.
     *
     * @param chain the certificates kept, the one that signed first
     */
    static byte[] of(byte[] token, List<X509Certificate> chain) throws IOException, GeneralSecurityException {
        ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(token));
        return new TimeStampForm(SignedData.getInstance(info.getContent()), chain).encode();
    }

    private byte[] encode() throws IOException, GeneralSecurityException {
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        for (X509Certificate certificate : chain) {
            certificates.add(plain(Certificate.getInstance(certificate.getEncoded())));
        }
        AlgorithmIdentifier digest =
                new AlgorithmIdentifier(signer.getDigestAlgorithm().getAlgorithm());
        byte[] content = ASN1OctetString.getInstance(data.getEncapContentInfo().getContent())
                .getOctets();
        SignerInfo plain = new SignerInfo(
                signerIdentifier(certificates),
                digest,
                signer.getAuthenticatedAttributes(),
                signatureAlgorithm(),
                new DEROctetString(signer.getEncryptedDigest().getOctets()),
                null);
        SignedData rebuilt = new SignedData(
                new DERSet(digest),
                new ContentInfo(PKCSObjectIdentifiers.id_ct_TSTInfo, new DEROctetString(content)),
                new DERSet(certificates),
                null,
                new DERSet(plain));
        return new ContentInfo(PKCSObjectIdentifiers.signedData, rebuilt).getEncoded(ASN1Encoding.DER);
    }

    /** What its issuer signed, the algorithm as it was signed, the signature in whole bytes. */
    private static DERSequence plain(Certificate certificate) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(certificate.getTBSCertificate());
        parts.add(certificate.getTBSCertificate().getSignature());
        parts.add(new DERBitString(certificate.getSignature().getBytes()));
        return new DERSequence(parts);
    }

    /** Names of issuers are compared leniently: kept is the certificate's own spelling. */
    private SignerIdentifier signerIdentifier(ASN1EncodableVector certificates) {
        if (signer.getSID().isTagged()) {
            return signer.getSID();
        }
        Certificate leaf = Certificate.getInstance(certificates.get(0));
        return new SignerIdentifier(new IssuerAndSerialNumber(
                leaf.getIssuer(), leaf.getSerialNumber().getValue()));
    }

    /** Several names of an algorithm mean the same: kept is the one that RFC 5754 and RFC 8419 advise. */
    private AlgorithmIdentifier signatureAlgorithm() throws IOException, GeneralSecurityException {
        AlgorithmIdentifier found = signer.getDigestEncryptionAlgorithm();
        if (found.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(found.getParameters().toASN1Primitive().getEncoded());
            return new AlgorithmIdentifier(found.getAlgorithm(), ASN1Primitive.fromByteArray(parameters.getEncoded()));
        }
        return switch (chain.get(0).getPublicKey().getAlgorithm()) {
            case "RSA" -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case "EC" -> new AlgorithmIdentifier(ecdsa().orElse(found.getAlgorithm()));
            default -> new AlgorithmIdentifier(found.getAlgorithm());
        };
    }

    private Optional<ASN1ObjectIdentifier> ecdsa() {
        return switch (signer.getDigestAlgorithm().getAlgorithm().getId()) {
            case "2.16.840.1.101.3.4.2.1" -> Optional.of(X9ObjectIdentifiers.ecdsa_with_SHA256);
            case "2.16.840.1.101.3.4.2.2" -> Optional.of(X9ObjectIdentifiers.ecdsa_with_SHA384);
            case "2.16.840.1.101.3.4.2.3" -> Optional.of(X9ObjectIdentifiers.ecdsa_with_SHA512);
            default -> Optional.empty();
        };
    }
}
