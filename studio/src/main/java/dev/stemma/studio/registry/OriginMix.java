package dev.stemma.studio.registry;

/** From whom the notes are, taken together. */
public enum OriginMix {
    /** All from the model, some perhaps changed by a rule. */
    MODEL("origin_model > 0 AND origin_human + origin_edited + origin_imported = 0"),
    /** All entered by people. */
    PEOPLE("origin_human > 0 AND origin_model + origin_edited + origin_imported + origin_rule = 0"),
    /** From the model and from people, or changed by people. */
    TOGETHER("origin_edited > 0 OR origin_model > 0 AND origin_human > 0"),
    /** Some come from a file that was brought in. */
    IMPORTED("origin_imported > 0");

    private final String condition;

    OriginMix(String condition) {
        this.condition = condition;
    }

    String condition() {
        return "(" + condition + ")";
    }
}
