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
 *
 * <p>For transparency logs: what somebody says ({@link dev.stemma.provenance.cose.SignedStatement}, RFC 9943), and the proof
 * that it is in a log ({@link dev.stemma.provenance.cose.Receipt}, RFC 9942).
 *
 * <pre>{@code
 * SignedStatement statement = SignedStatement.sign(composer, "urn:sha256:...", "application/cbor", record, ...);
 * log.append(List.of(statement.entry()));
 * SignedStatement transparent = statement.with(
 *         Receipt.of(inclusionProof, root, log, statement.subject(), CoseAlgorithm.ED_DSA, logKey));
 * }</pre>
 */
package dev.stemma.provenance.cose;
