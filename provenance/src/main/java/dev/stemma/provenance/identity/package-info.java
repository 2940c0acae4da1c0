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
 * <p>What cannot be done is an {@link dev.stemma.provenance.identity.IdentityException}. Nothing here uses the network.
 * Certificates are made by Bouncy Castle, everything else is the JDK's: opening an identity loads no class of the former.
 */
package dev.stemma.provenance.identity;
