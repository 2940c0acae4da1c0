/**
 * Who signs, and who is believed. An {@link dev.stemma.provenance.identity.Identity} is a key with its certificates,
 * kept in an {@link dev.stemma.provenance.identity.IdentityStore} under a certification authority of one's own; a
 * {@link dev.stemma.provenance.identity.TrustPolicy} decides which certificates of others are accepted.
 *
 * <pre>{@code
 * IdentityStore store = IdentityStore.at(home);
 * Identity me = store.openOrCreate("swallow", SignatureAlgorithm.ES256, Clock.systemUTC(), new SecureRandom());
 * byte[] signature = me.sign(message);                                     // 64 bytes, as COSE wants them
 * TrustPolicy policy = TrustPolicy.of(store.root().orElseThrow());
 * Trust trust = policy.trust(me.chain(), Instant.now());                   // Trust.Trusted
 * CertificateProfile.check(me.certificate());                              // no violations
 * }</pre>
 *
 * <p>Others say when: a {@link dev.stemma.provenance.identity.TimeStampAuthority} stamps what is signed, and a
 * {@link dev.stemma.provenance.identity.TimeStamp} or {@link dev.stemma.provenance.identity.OcspResponse} that came with a
 * file is checked against the policy.
 *
 * <p>What cannot be done is an {@link dev.stemma.provenance.identity.IdentityException}. The network is used by
 * {@link dev.stemma.provenance.identity.HttpTimeStampAuthority} alone. Certificates are made, time stamps and revocation
 * responses read by Bouncy Castle, everything else is the JDK's: opening an identity loads no class of the former, nor does
 * verifying a file without a stamp.
 */
package dev.stemma.provenance.identity;
