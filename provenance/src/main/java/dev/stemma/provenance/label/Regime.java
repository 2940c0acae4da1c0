package dev.stemma.provenance.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A body of rules, or a market, that asks something of the record of a work. */
public enum Regime {
    /** Registration with the US Copyright Office. */
    US,
    /** Copyright, Designs and Patents Act 1988 of the United Kingdom. */
    UK,
    /** What courts in China went by in disputes about generated works. */
    CN_COURT,
    /** The labels of GB 45438-2025, mandatory in China. */
    GB,
    /** Article 50 of the AI Act of the European Union, with its code of practice. */
    EU,
    /** Messages between distributors in the form of DDEX. */
    DDEX,
    /** Collecting societies. */
    PRO;

    /** As the command line names it: {@code cn-court}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The regime of that name. */
    public static Optional<Regime> of(String name) {
        return Arrays.stream(values())
                .filter(regime -> regime.toString().equals(name))
                .findFirst();
    }
}
