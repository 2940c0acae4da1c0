package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import java.util.Iterator;
import java.util.List;

/** A check that must pass, by name; one that was not made is not met. */
record Requirement(String check) {
    private static final List<String> CHECKS = List.of(
            "binding",
            "signature",
            "certificate",
            "trust",
            "time",
            "claim",
            "ingredients",
            "journal",
            "lineage",
            "replay",
            "dataset",
            "label",
            "log",
            "watermark",
            "fingerprint");

    /** What {@code --require} takes. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CHECKS.iterator();
        }
    }

    /** Reads a name; {@code trusted} and {@code logged} stand for {@code trust} and {@code log}. */
    static Requirement parse(String text) {
        String name = switch (text) {
            case "trusted" -> "trust";
            case "logged" -> "log";
            default -> text;
        };
        if (!CHECKS.contains(name)) {
            throw Failure.usage(
                    "--require: there is no check \"" + text + "\"", "there are " + String.join(", ", CHECKS));
        }
        return new Requirement(name);
    }

    /** Whether at least one finding of this name passed and none failed; for trust, that nothing else keeps it from the file. */
    boolean isMetBy(Verdict verdict) {
        List<Check> found = verdict.checks().stream()
                .filter(finding -> finding.name().toString().equals(check))
                .toList();
        if (check.equals("trust") && verdict.state() != Verdict.State.TRUSTED) {
            return false;
        }
        return found.stream().anyMatch(finding -> finding.outcome() == Check.Outcome.PASS)
                && found.stream().noneMatch(finding -> finding.outcome() == Check.Outcome.FAIL);
    }
}
