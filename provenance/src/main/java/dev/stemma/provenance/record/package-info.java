/**
 * What records are made of: digests, and the programs that took part.
 *
 * <pre>{@code
 * Digest digest = Digest.of(Files.readAllBytes(Path.of("melody.mid")));
 * digest.toString(); // 64 hexadecimal digits
 * }</pre>
 */
package dev.stemma.provenance.record;
