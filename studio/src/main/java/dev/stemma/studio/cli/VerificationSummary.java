package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.VerdictJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many files ended how. */
final class VerificationSummary {
    private final Map<Verdict.State, Integer> states = new EnumMap<>(Verdict.State.class);
    private int accepted;
    private int unopened;
    private int skipped;

    void verified(Verdict.State state, boolean isAccepted) {
        states.merge(state, 1, Integer::sum);
        accepted += isAccepted ? 1 : 0;
    }

    void unopened() {
        unopened++;
    }

    void skipped(int more) {
        skipped += more;
    }

    int verified() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    ExitCode exitCode() {
        if (unopened > 0) {
            return ExitCode.FAILED;
        }
        return accepted == verified() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Whether there was neither a file that carries credentials, or could, nor one that cannot be opened. */
    boolean isOfNothing() {
        return verified() + unopened == 0;
    }

    /** Whether there is nothing to sum up. */
    boolean isOfOne() {
        return verified() + unopened + skipped <= 1;
    }

    ObjectNode json() {
        ObjectNode node = Json.object();
        node.put("verified", verified()).put("accepted", accepted);
        for (Verdict.State state : Verdict.State.values()) {
            node.put(VerdictJson.state(state), count(state));
        }
        return node.put("unopened", unopened).put("skipped", skipped);
    }

    String text(Terminal terminal) {
        List<String> counts = new ArrayList<>();
        for (Verdict.State state : Verdict.State.values()) {
            if (count(state) > 0) {
                String words = state == Verdict.State.NONE ? "without credentials" : VerdictJson.state(state);
                counts.add(VerdictText.ink(state).on(terminal, number(count(state)) + " " + words));
            }
        }
        if (unopened > 0) {
            counts.add(Ink.BAD.on(terminal, number(unopened) + " could not be opened"));
        }
        String line = files(verified() + unopened) + ": " + String.join(", ", counts);
        int refused = verified() - accepted;
        if (refused > 0 && refused != count(Verdict.State.INVALID) + count(Verdict.State.NONE)) {
            line += "; " + number(refused) + " not accepted";
        }
        if (skipped > 0) {
            line += System.lineSeparator() + "passed over: " + files(skipped)
                    + " of kinds that carry no credentials and with none beside them";
        }
        return line + System.lineSeparator();
    }

    private int count(Verdict.State state) {
        return states.getOrDefault(state, 0);
    }

    private static String files(int count) {
        return number(count) + (count == 1 ? " file" : " files");
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
