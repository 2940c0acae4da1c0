package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.label.RightsField.Need;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.statement.Readiness.Standing;
import dev.stemma.studio.statement.ReadinessWords;
import java.util.List;
import java.util.Set;

/** What regimes ask of a record and what it answers, as JSON; the sentences are in the language of the words. */
public final class ReadinessJson {
    private static final Set<Need> ASKED = Set.of(Need.MUST, Need.SHOULD);

    private ReadinessJson() {}

    /** A document without the name of the file. */
    public static ObjectNode of(List<Readiness> all, ReadinessWords words) {
        ObjectNode root = headed(words);
        ArrayNode regimes = root.putArray("regimes");
        all.forEach(each -> fields(each, words, regimes.addObject()));
        return root;
    }

    /** The counts alone. */
    public static ObjectNode summary(List<Readiness> all, ReadinessWords words) {
        ObjectNode root = headed(words);
        ArrayNode regimes = root.putArray("regimes");
        all.forEach(each -> counts(each, words, regimes.addObject()));
        return root;
    }

    private static ObjectNode headed(ReadinessWords words) {
        return Json.object().put("language", words.language().tag()).put("note", words.note());
    }

    private static void counts(Readiness readiness, ReadinessWords words, ObjectNode node) {
        node.put("regime", readiness.regime().toString()).put("name", words.name(readiness.regime()));
        for (Need need : Need.values()) {
            if (ASKED.contains(need)) {
                ObjectNode counts = node.putObject(need.toString());
                counts.put("present", readiness.count(need, Standing.PRESENT))
                        .put("partly", readiness.count(need, Standing.PARTLY))
                        .put("missing", readiness.count(need, Standing.MISSING))
                        .put("notApplicable", readiness.count(need, Standing.NOT_APPLICABLE));
            }
        }
    }

    private static void fields(Readiness readiness, ReadinessWords words, ObjectNode node) {
        counts(readiness, words, node);
        node.put("sources", words.sources(readiness.regime()));
        ArrayNode fields = node.putArray("fields");
        for (Readiness.Finding finding : readiness.findings()) {
            ObjectNode field = fields.addObject();
            field.put("field", finding.field().toString())
                    .put("name", words.name(finding.field()))
                    .put("need", finding.need().toString());
            words.asks(readiness.regime(), finding.field()).ifPresent(asks -> field.put("asks", asks));
            field.put("standing", finding.answer().standing().toString()).put("says", words.fact(finding.answer()));
            finding.answer().where().ifPresent(where -> field.put("where", where));
            words.remedy(finding.answer()).ifPresent(remedy -> field.put("add", remedy));
        }
    }
}
