package dev.stemma.studio.cli;

import dev.stemma.provenance.label.RightsField.Need;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.statement.ReadinessWords;
import java.nio.file.Path;
import java.util.List;

/** Says what regimes ask of a record and what it answers. */
final class ReadinessText {
    private static final int VALUES = 16;
    private static final int FINDINGS = 6;

    private final Terminal terminal;
    private final ReadinessWords words;

    ReadinessText(Terminal terminal, ReadinessWords words) {
        this.terminal = terminal;
        this.words = words;
    }

    /** Field by field. */
    void print(Path file, List<Readiness> all) {
        terminal.out().println(words.text("title", PlainText.of(file.toString())));
        all.forEach(this::print);
        note();
    }

    /** Counts, and what a regime asks for and does not find. */
    void printSummary(Path file, List<Readiness> all) {
        terminal.out().println(words.text("title", PlainText.of(file.toString())));
        sum(all);
    }

    /** The same below other things about a file; nothing where nothing is answered. */
    void append(List<Readiness> all) {
        if (!all.isEmpty()) {
            terminal.out().println();
            terminal.out().println(words.text("heading") + words.text("stop").strip());
            sum(all);
        }
    }

    private void sum(List<Readiness> all) {
        for (Readiness each : all) {
            summed(each.regime().toString(), words.summary(each));
            String lacking = words.lacking(each);
            if (!lacking.isEmpty()) {
                summed("", words.text("lacks") + words.text("stop") + lacking);
            }
        }
        terminal.out().println("  " + Paragraph.set(terminal, 2, words.text("more")));
        note();
    }

    private void summed(String name, String text) {
        terminal.out().println(String.format("  %-13s ", name) + Paragraph.set(terminal, VALUES, text));
    }

    private void note() {
        terminal.out().println();
        terminal.out().println("  " + Paragraph.set(terminal, 2, words.note()));
    }

    private void print(Readiness readiness) {
        terminal.out().println();
        terminal.out().println(readiness.regime() + words.text("stop") + words.name(readiness.regime()));
        readiness.findings().stream()
                .filter(finding -> finding.need() != Need.NONE)
                .forEach(finding -> print(readiness, finding));
        terminal.out().println("  " + words.summary(readiness));
        String unasked = words.unasked(readiness);
        if (!unasked.isEmpty()) {
            line(2, "unasked", unasked);
        }
        line(2, "sources", words.sources(readiness.regime()));
    }

    private void print(Readiness readiness, Readiness.Finding finding) {
        Readiness.Answer answer = finding.answer();
        terminal.out()
                .println("  [" + words.name(finding.need()) + ", " + words.name(answer.standing()) + "] "
                        + words.name(finding.field()));
        words.asks(readiness.regime(), finding.field()).ifPresent(asks -> line(FINDINGS, "asks", asks));
        line(FINDINGS, "says", words.fact(answer));
        answer.where().ifPresent(where -> line(FINDINGS, "where", where));
        words.remedy(answer).ifPresent(remedy -> line(FINDINGS, "add", remedy));
    }

    private void line(int column, String name, String text) {
        terminal.out()
                .println(" ".repeat(column)
                        + Paragraph.set(terminal, column, words.text(name) + words.text("stop") + text));
    }
}
