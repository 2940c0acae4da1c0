package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborValue;

/**
 * An assertion that is not interpreted here.
 *
 * @param type of the superbox: four characters such as {@code json}, or 32 hexadecimal digits
 * @param boxes its content boxes with their headers, joined
 */
public record OpaqueAssertion(String label, String type, CborValue.Bytes boxes) implements Assertion {}
