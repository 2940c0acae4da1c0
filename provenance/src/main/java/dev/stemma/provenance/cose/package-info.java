/**
 * COSE_Sign1 (RFC 9052) as C2PA 2.5, section 13.2 uses it: a detached payload, the certificate chain in the header.
 *
 * <pre>{@code
 * byte[] protectedHeader = CoseSign1.protectedHeader(CoseAlgorithm.ED_DSA, chain);
 * byte[] signature = key.sign(CoseSign1.toBeSigned(protectedHeader, payload));
 * byte[] tagged = new CoseSign1(protectedHeader, CborMap.EMPTY, signature).encode();
 *
 * CoseSign1 read = CoseSign1.parse(tagged);                      // throws CoseException
 * SignatureResult result = read.verify(payload, publicKey);
 * }</pre>
 */
package dev.stemma.provenance.cose;
