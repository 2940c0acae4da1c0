package dev.stemma.studio.statement;

import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.label.RightsField;
import dev.stemma.provenance.label.RightsField.Need;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.statement.Readiness.Answer;
import dev.stemma.studio.statement.Readiness.Standing;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How readiness is put into words. */
public final class ReadinessWords {
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Language language;
    private final ResourceBundle texts;

    public ReadinessWords(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                ReadinessWords.class.getPackageName() + ".readiness",
                Locale.forLanguageTag(language.toString()),
                NO_OTHER);
    }

    public Language language() {
        return language;
    }

    /** The text of a name, its places filled. */
    public String text(String name, Object... values) {
        return new MessageFormat(texts.getString(name), language.locale())
                .format(Arrays.stream(values).map(this::said).toArray());
    }

    private String text(Phrase phrase) {
        return text(phrase.name(), phrase.values().toArray());
    }

    private Object said(Object value) {
        if (value instanceof Phrase phrase) {
            return text(phrase);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(this::said)
                        .map(String::valueOf)
                        .collect(Collectors.joining(texts.getString("list")))
                : value;
    }

    public String name(Regime regime) {
        return text("regime." + regime);
    }

    /** What our reading of the regime rests on. */
    public String sources(Regime regime) {
        return text("sources." + regime);
    }

    public String name(RightsField field) {
        return text("field." + field);
    }

    /** What exactly the regime asks in this field, where it says more than the field is called. */
    public Optional<String> asks(Regime regime, RightsField field) {
        String name = "asks." + regime + "." + field;
        return texts.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public String name(Need need) {
        return text(need.toString());
    }

    public String name(Standing standing) {
        return text("standing." + standing);
    }

    /** What the record says. */
    public String fact(Answer answer) {
        return text(answer.fact());
    }

    /** How to add what is missing. */
    public Optional<String> remedy(Answer answer) {
        return answer.remedy().map(this::text);
    }

    /** What the regime must find and does not, in a list; empty if there is nothing of that kind. */
    public String lacking(Readiness readiness) {
        return fields(readiness, Readiness.Finding::lacks);
    }

    /** What the regime does not ask for, in a list. */
    public String unasked(Readiness readiness) {
        return fields(readiness, finding -> finding.need() == Need.NONE);
    }

    private String fields(Readiness readiness, Predicate<Readiness.Finding> which) {
        return readiness.findings().stream()
                .filter(which)
                .map(finding -> name(finding.field()))
                .collect(Collectors.joining(text("between")));
    }

    /** How many of the fields of that need there are and how many there are not, in figures alone. */
    String briefly(Readiness readiness, Need need) {
        return counts("briefly", readiness, need);
    }

    private String counts(String name, Readiness readiness, Need need) {
        return text(
                name,
                readiness.count(need, Standing.PRESENT),
                readiness.count(need, Standing.PARTLY),
                readiness.count(need, Standing.MISSING));
    }

    /** The sentence that stands beside every such report. */
    public String note() {
        return text("note");
    }

    /** How many of the fields asked for are there and how many are not. */
    public String summary(Readiness readiness) {
        return text("summary", counts("counts", readiness, Need.MUST), counts("counts", readiness, Need.SHOULD));
    }
}
