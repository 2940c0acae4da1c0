package dev.stemma.provenance.label;

import java.util.Locale;

/**
 * Something that regimes ask of a record, and how much each of them asks for it. The matrix is our reading of their texts, and
 * of reports about them, in November 2026: research material, not legal advice.
 */
public enum RightsField {
    // A letter for each regime in its order: US, UK, CN_COURT, GB, EU, DDEX, PRO.
    /** Whether a model took part, component by component. */
    AI_INVOLVEMENT("MSMMMMM"),
    /** Who provides the program, and its version. */
    TOOL("SSMMMSS"),
    /** A number that no other work has. */
    CONTENT_ID("S.SMSMM"),
    /** Who took part, and in which role. */
    PEOPLE("MMM..MM"),
    /** What people entered that can be perceived in the result. */
    HUMAN_INPUT("MSM...S"),
    /** What people changed afterwards: what, where, when. */
    EDITS("MSM...S"),
    /** What was offered and what was chosen of it. */
    SELECTION("MSM...S"),
    /** What the model was asked for, with settings and seed. */
    REQUEST("SSM.S.."),
    /** Evidence of all of the process, written as it went. */
    PROCESS("SSMSM.S"),
    /** What nobody claims, being the model's. */
    DISCLAIMED("M....SS"),
    /** Which model, and what it learnt from under which licences. */
    TRAINING_DATA(".SS.S.M"),
    /** How near the result comes to works the model learnt from. */
    SIMILARITY("SSS...M"),
    /** A mark in the content itself, or a fingerprint of it. */
    WATERMARK("...SM.S"),
    /** Which works had which share in the result. */
    ATTRIBUTION("......M"),
    /** That somebody signed. */
    SIGNATURE("SSMSM.S"),
    /** That somebody else attests when. */
    TIME("SSMSM.S"),
    /** That a public log holds the record; the European code of practice leaves logging open (measure 1.1.3). */
    LOG("SSMSS.S"),
    /** That what says who somebody is can be taken out. */
    PERSONAL_DATA(".MM.M.M");

    /** How much a regime asks for something. */
    public enum Need {
        MUST,
        SHOULD,
        NONE;

        /** As reports name it: {@code must}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String needs;

    RightsField(String needs) {
        this.needs = needs;
    }

    /** How much the regime asks for it. */
    public Need need(Regime regime) {
        return switch (needs.charAt(regime.ordinal())) {
            case 'M' -> Need.MUST;
            case 'S' -> Need.SHOULD;
            default -> Need.NONE;
        };
    }

    /** As reports name it: {@code human-input}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
