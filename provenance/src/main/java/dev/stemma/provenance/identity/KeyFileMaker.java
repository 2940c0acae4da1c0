package dev.stemma.provenance.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Writes PKCS#12 (RFC 7292) as {@link KeyFile} describes it. The JDK's own writer adds a MAC and encrypts the certificates,
 * with rounds that only settings of the whole process change; that makes opening slow, or the password easy to guess.
 */
final class KeyFileMaker {
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private KeyFileMaker() {}

    static byte[] encode(String alias, Identity identity, StorePassword password, SecureRandom random)
            throws GeneralSecurityException, IOException {
        ASN1Set attributes = new DERSet(new ASN1Encodable[] {
            attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias)),
            attribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(new byte[] {1}))
        });
        ASN1Encodable[] bags = new ASN1Encodable[1 + identity.chain().size()];
        bags[0] = new SafeBag(
                PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, encrypt(identity.key(), password, random), attributes);
        for (int i = 1; i < bags.length; i++) {
            X509Certificate certificate = identity.chain().get(i - 1);
            CertBag bag =
                    new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(certificate.getEncoded()));
            bags[i] = i == 1
                    ? new SafeBag(PKCSObjectIdentifiers.certBag, bag.toASN1Primitive(), attributes)
                    : new SafeBag(PKCSObjectIdentifiers.certBag, bag.toASN1Primitive());
        }
        DERSequence safe = new DERSequence(data(new DERSequence(bags)));
        return new Pfx(data(safe), null).getEncoded(ASN1Encoding.DER);
    }

    private static EncryptedPrivateKeyInfo encrypt(PrivateKey key, StorePassword password, SecureRandom random)
            throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] vector = new byte[16];
        random.nextBytes(vector);
        PBEKeySpec derivation = new PBEKeySpec(password.characters(), salt, password.rounds(), 8 * KEY_BYTES);
        byte[] secret = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(derivation)
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(vector));
        AlgorithmIdentifier hmac = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        PBES2Parameters parameters = new PBES2Parameters(
                new KeyDerivationFunc(
                        PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, password.rounds(), KEY_BYTES, hmac)),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(vector)));
        return new EncryptedPrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters), cipher.doFinal(key.getEncoded()));
    }

    private static ContentInfo data(DERSequence content) throws IOException {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content.getEncoded(ASN1Encoding.DER)));
    }

    private static DERSequence attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new DERSequence(type, new DERSet(value));
    }
}
