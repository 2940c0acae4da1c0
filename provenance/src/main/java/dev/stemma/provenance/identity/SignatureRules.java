package dev.stemma.provenance.identity;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;

/** With what a certificate may be signed (C2PA 2.5 13.5.1). */
final class SignatureRules {
    static final String ACCEPTED =
            "accepted are ECDSA and RSA with SHA-256, SHA-384 or SHA-512, RSASSA-PSS with the same"
                    + " hash in MGF1, Ed25519 and ML-DSA";

    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
    private static final Set<String> PLAIN = Set.of(
            "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
            "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
            "1.2.840.10045.4.3.4", // ecdsa-with-SHA512
            "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
            "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
            "1.2.840.113549.1.1.13", // sha512WithRSAEncryption
            "1.3.101.112", // Ed25519
            "2.16.840.1.101.3.4.3.17", // ML-DSA-44
            "2.16.840.1.101.3.4.3.18", // ML-DSA-65
            "2.16.840.1.101.3.4.3.19"); // ML-DSA-87
    private static final Set<String> PSS_HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");

    private SignatureRules() {}

    /** What is wrong with the algorithm that signed the certificate, if anything. */
    static Optional<String> problem(X509Certificate certificate) {
        return problem(certificate.getSigAlgOID(), certificate.getSigAlgName(), certificate.getSigAlgParams());
    }

    /**
     * The same for any signature.
     *
     * @param name the algorithm's, for people
     * @param parameters their encoding, {@code null} if there are none
     */
    static Optional<String> problem(String algorithm, String name, byte[] parameters) {
        if (PLAIN.contains(algorithm)) {
            return Optional.empty();
        }
        if (algorithm.equals(RSASSA_PSS)) {
            return pssProblem(parameters);
        }
        return Optional.of("signed with " + name + "; " + ACCEPTED);
    }

    /** Whether the key signed the certificate; a key or signature that the platform cannot use gives false. */
    static boolean signed(PublicKey issuerKey, X509Certificate certificate) {
        try {
            certificate.verify(issuerKey);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers also answer odd keys with exceptions of their own.
            return false;
        }
    }

    private static Optional<String> pssProblem(byte[] encoded) {
        if (encoded == null) {
            return Optional.of("signed with RSASSA-PSS without parameters, which means SHA-1; " + ACCEPTED);
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            PSSParameterSpec pss = parameters.getParameterSpec(PSSParameterSpec.class);
            String maskHash = ((MGF1ParameterSpec) pss.getMGFParameters()).getDigestAlgorithm();
            if (PSS_HASHES.contains(pss.getDigestAlgorithm())
                    && pss.getDigestAlgorithm().equals(maskHash)) {
                return Optional.empty();
            }
            return Optional.of("signed with RSASSA-PSS, " + pss.getDigestAlgorithm() + " and " + maskHash + " in MGF1; "
                    + ACCEPTED);
        } catch (IOException | InvalidParameterSpecException e) {
            return Optional.of("signed with RSASSA-PSS whose parameters cannot be read; " + ACCEPTED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks RSASSA-PSS", e);
        }
    }
}
