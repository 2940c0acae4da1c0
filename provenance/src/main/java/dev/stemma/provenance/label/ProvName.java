package dev.stemma.provenance.label;

import java.nio.charset.StandardCharsets;

/**
 * A qualified name of PROV: the namespace that a prefix stands for, followed by a local part.
 *
 * @param local letters, digits, {@code _}, {@code -}, and {@code %} with two hexadecimal digits
 */
public record ProvName(String prefix, String local) {
    static final String PROV = "prov";
    static final String STEMMA = "stemma";

    public ProvName {
        if (!prefix.matches("[a-z][a-z0-9]*") || !local.matches("([A-Za-z0-9_-]|%[0-9A-F]{2})+")) {
            throw new IllegalArgumentException("not a qualified name: " + prefix + ":" + local);
        }
    }

    /** The name whose local part is the text, with everything else than letters and digits as {@code %XX} of its UTF-8. */
    static ProvName of(String prefix, String text) {
        StringBuilder local = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each == '_' || each == '-' || each < 128 && Character.isLetterOrDigit(each);
            local.append(plain ? String.valueOf((char) each) : "%%%02X".formatted(each));
        }
        return new ProvName(prefix, local.toString());
    }

    /** A term of PROV itself. */
    static ProvName prov(String term) {
        return new ProvName(PROV, term);
    }

    /** A term of our own. */
    static ProvName own(String term) {
        return new ProvName(STEMMA, term);
    }

    @Override
    public String toString() {
        return prefix + ":" + local;
    }
}
