package dev.stemma.provenance.log;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Checks bare signatures. */
final class Signatures {
    private Signatures() {}

    static boolean verify(SignatureType type, byte[] publicKey, byte[] message, byte[] signature) {
        return type == SignatureType.ML_DSA_44_COSIGNATURE
                ? mlDsa44(publicKey, message, signature)
                : ed25519(publicKey, message, signature);
    }

    /** RFC 8032. */
    static boolean ed25519(byte[] publicKey, byte[] message, byte[] signature) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /** FIPS 204, with an empty context. */
    private static boolean mlDsa44(byte[] publicKey, byte[] message, byte[] signature) {
        MLDSASigner verifier = new MLDSASigner();
        verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
