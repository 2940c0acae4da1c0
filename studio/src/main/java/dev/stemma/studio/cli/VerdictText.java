package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Explanation;
import dev.stemma.provenance.c2pa.StatusCode;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.VerdictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in words what was found in a file. */
final class VerdictText {
    /** Where the sentences of checks begin. */
    private static final int SENTENCES = 23;

    private static final int EXPLANATIONS = 15;
    private static final int MOST_INGREDIENTS = 20;

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    private VerdictText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The verdict, every kind of finding, and what was required in vain. */
    static String whole(Terminal terminal, Path file, Verdict verdict, List<Requirement> unmet) {
        VerdictText words = new VerdictText(terminal);
        words.line(headline(terminal, file, verdict));
        alike(verdict.checks().stream()
                        .filter(check -> check.ingredient().isEmpty())
                        .toList())
                .forEach(words::finding);
        words.ingredients(verdict);
        words.unmet(unmet);
        words.explanation(verdict);
        return words.text.toString();
    }

    /** The verdict, a few of the findings that failed, and what was required in vain. */
    static String brief(Terminal terminal, Path file, Verdict verdict, List<Requirement> unmet, int most) {
        VerdictText words = new VerdictText(terminal);
        words.line(headline(terminal, file, verdict));
        List<Check> failed = verdict.checks().stream().filter(Check::isFailure).toList();
        failed.stream().limit(most).forEach(check -> words.finding(List.of(check)));
        if (most > 0 && failed.size() > most) {
            words.line("  and " + (failed.size() - most) + " more that failed");
        }
        words.unmet(unmet);
        return words.text.toString();
    }

    /** The verdict in one line. */
    static String headline(Terminal terminal, Path file, Verdict verdict) {
        String before = PlainText.of(file.toString()) + ": ";
        String state = VerdictJson.state(verdict.state());
        return before
                + ink(verdict.state()).on(terminal, state)
                + " - "
                + Paragraph.set(
                        terminal,
                        before.length() + state.length() + 3,
                        "  ",
                        PlainText.of(verdict.explanation().headline()));
    }

    /** Findings in order; those that pass, and those that are skipped, are told once for each check. */
    private static Collection<List<Check>> alike(List<Check> checks) {
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        for (Check check : checks) {
            String key = check.name() + " " + check.outcome()
                    + (check.outcome() == Check.Outcome.FAIL ? " " + groups.size() : "");
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(check);
        }
        return groups.values();
    }

    private void finding(List<Check> alike) {
        Check first = alike.get(0);
        String outcome = String.format("%-7s", VerdictJson.outcome(first));
        line("  " + ink(VerdictJson.reported(first)).on(terminal, outcome)
                + String.format(" %-12s ", first.name())
                + Paragraph.set(terminal, SENTENCES, sentence(alike)));
    }

    private static String sentence(List<Check> alike) {
        int count = alike.size();
        if (count > 1 && alike.stream().allMatch(check -> check.code().equals(StatusCode.ASSERTION_HASH_MATCH))) {
            return "all " + count + " assertions are as they were signed";
        }
        return alike.get(0).detail() + (count > 1 ? " (and " + (count - 1) + " more such findings)" : "");
    }

    /** Findings about ingredients, one after another; those without credentials are told together. */
    private void ingredients(Verdict verdict) {
        Map<String, List<Check>> byUri = new LinkedHashMap<>();
        verdict.checks()
                .forEach(check -> check.ingredient()
                        .ifPresent(uri -> byUri.computeIfAbsent(uri, none -> new ArrayList<>())
                                .add(check)));
        List<Check> unknown = new ArrayList<>();
        List<List<Check>> told = new ArrayList<>();
        for (List<Check> each : byUri.values()) {
            boolean none =
                    each.stream().allMatch(check -> check.code().equals(StatusCode.INGREDIENT_UNKNOWN_PROVENANCE));
            if (none) {
                unknown.addAll(each);
            } else {
                told.add(each);
            }
        }
        told.stream().limit(MOST_INGREDIENTS).forEach(each -> alike(each).forEach(this::finding));
        if (told.size() > MOST_INGREDIENTS) {
            line("  and of " + (told.size() - MOST_INGREDIENTS) + " more ingredients; --json names all");
        }
        alike(unknown).forEach(this::finding);
    }

    /** What it means, what holds all the same, and what to do; nothing of a file in order. */
    private void explanation(Verdict verdict) {
        Explanation explanation = verdict.explanation();
        if (!explanation.meanings().isEmpty() || !explanation.advice().isEmpty()) {
            explanation.meanings().forEach(sentence -> explained("meaning", sentence));
            explanation.holds().forEach(sentence -> explained("still holds", sentence));
            explanation.advice().forEach(sentence -> explained("what to do", sentence));
        }
    }

    private void explained(String kind, String sentence) {
        line(String.format("  %-" + (EXPLANATIONS - 3) + "s ", kind)
                + Paragraph.set(terminal, EXPLANATIONS, PlainText.of(sentence)));
    }

    private void unmet(List<Requirement> unmet) {
        unmet.forEach(requirement -> line("  required, not met: " + requirement.check()));
    }

    private void line(String content) {
        text.append(content).append(System.lineSeparator());
    }

    static Ink ink(Verdict.State state) {
        return switch (state) {
            case TRUSTED -> Ink.GOOD;
            case VALID, NONE -> Ink.DOUBTFUL;
            case INVALID -> Ink.BAD;
        };
    }

    private static Ink ink(Check.Outcome outcome) {
        return switch (outcome) {
            case PASS -> Ink.GOOD;
            case FAIL -> Ink.BAD;
            case SKIPPED -> Ink.FAINT;
        };
    }
}
