/**
 * CBOR (RFC 8949). What is written is always deterministic (section 4.2.1); what is read is any well-formed item within
 * limits, or, on demand, deterministic items only.
 *
 * <pre>{@code
 * byte[] bytes = CborWriter.write(CborMap.builder().put("alg", "sha256").put("pad", new byte[3]).build());
 * CborValue value = CborReader.read(bytes);                     // throws CborException with the byte offset
 * Optional<String> alg = value.asMap().flatMap(map -> map.text("alg"));
 * }</pre>
 */
package dev.stemma.provenance.cbor;
