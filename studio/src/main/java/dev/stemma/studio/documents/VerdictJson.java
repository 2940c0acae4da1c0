package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Explanation;
import dev.stemma.provenance.c2pa.Verdict;
import java.util.List;
import java.util.Locale;

/** What a verification found, as JSON. */
public final class VerdictJson {
    private VerdictJson() {}

    private static void put(ObjectNode node, String name, List<String> sentences) {
        ArrayNode array = node.putArray(name);
        sentences.forEach(array::add);
    }

    /** @param path how the file is called */
    public static ObjectNode of(String path, Verdict verdict) {
        ObjectNode node = Json.object();
        node.put("path", path).put("state", state(verdict.state()));
        ArrayNode checks = node.putArray("checks");
        for (Check check : verdict.checks()) {
            ObjectNode entry = checks.addObject()
                    .put("name", check.name().toString())
                    .put("outcome", outcome(check))
                    .put("code", check.code())
                    .put("detail", check.detail())
                    .put("place", check.place().toString());
            check.ingredient().ifPresent(uri -> entry.put("ingredient", uri));
        }
        Explanation explanation = verdict.explanation();
        ObjectNode words = node.putObject("explanation").put("headline", explanation.headline());
        put(words, "meanings", explanation.meanings());
        put(words, "holds", explanation.holds());
        put(words, "advice", explanation.advice());
        return node;
    }

    /** The verdict in one word. */
    public static String state(Verdict.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** How a check ended, in one word: {@code fail} only for what the specification calls a failure. */
    public static String outcome(Check check) {
        return reported(check).name().toLowerCase(Locale.ROOT);
    }

    /** How a check ended as reports tell it. */
    public static Check.Outcome reported(Check check) {
        return check.outcome() == Check.Outcome.FAIL && !check.isFailure() ? Check.Outcome.SKIPPED : check.outcome();
    }
}
