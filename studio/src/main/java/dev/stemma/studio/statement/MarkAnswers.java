package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.label.AiShare;
import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.statement.Readiness.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What credentials and labels answer to what regimes ask to have said in marks: that a model took part, by which tool, under which number. */
final class MarkAnswers {
    private static final String SOURCE_TYPE = "c2pa.actions.v2/digitalSourceType";

    /** The check that holds the labels in a file against its record. */
    private static final String LABEL = "label";

    private final RecordFacts facts;

    MarkAnswers(RecordFacts facts) {
        this.facts = facts;
    }

    Answer involvement(Regime regime) {
        if (facts.sources().isEmpty()) {
            return Answer.missing("involvement.add", "involvement.none");
        }
        if (unlabelled(regime)) {
            return Answer.partly(SOURCE_TYPE, labelling(), "involvement.unlabelled", facts.sources());
        }
        if (regime == Regime.DDEX) {
            return Answer.partly(
                    SOURCE_TYPE, "ddex.add", "involvement.undeclared", facts.sources(), origins(), containsAi());
        }
        return facts.account().isPresent()
                ? Answer.present(
                        SOURCE_TYPE + ", dev.stemma.lineage/notes" + inLabel(regime, "Label"),
                        "involvement.notes",
                        facts.sources(),
                        origins())
                : Answer.partly(SOURCE_TYPE, "journal.add", "involvement.whole", facts.sources());
    }

    /** Whether a label is asked for that the file does not carry, or not one that agrees with its record. */
    private boolean unlabelled(Regime regime) {
        return regime == Regime.GB && !facts.withoutModel() && !labelled();
    }

    /** What nobody tells of how it came to be cannot be labelled either. */
    private String labelling() {
        return facts.account().isPresent() ? "label.add" : "journal.add";
    }

    private boolean labelled() {
        return facts.passedInFile(LABEL);
    }

    /** Where it stands in the label too, of a regime that asks for one. */
    private String inLabel(Regime regime, String property) {
        return regime == Regime.GB && labelled() ? ", AIGC/" + property : "";
    }

    private Phrase containsAi() {
        return facts.account()
                .flatMap(PieceAccount::aiShare)
                .flatMap(AiShare::containsAi)
                .map(amount -> Phrase.of("ddex.follows", amount.term()))
                .orElseGet(() -> Phrase.of("ddex.unknown"));
    }

    /** How many notes come from where; a single phrase without a journal. */
    private List<Phrase> origins() {
        return facts.account().isEmpty()
                ? List.of(Phrase.of("origin.unknown"))
                : Arrays.stream(Origin.values())
                        .filter(origin -> facts.notes(origin) > 0)
                        .map(origin -> Phrase.of("origin." + origin, facts.notes(origin)))
                        .toList();
    }

    Answer tool(Regime regime) {
        Optional<GeneratorInfo> generator = facts.store().active().claim().map(claim -> claim.generator());
        String where = "c2pa.claim.v2/claim_generator_info";
        if (generator.isEmpty()) {
            return Answer.missing("record.add", "tool.none");
        }
        String name = PlainText.brief(generator.get().name()
                + generator.get().version().map(version -> " " + version).orElse(""));
        return unlabelled(regime)
                ? Answer.partly(where, labelling(), "tool.unlabelled", name)
                : Answer.present(where + inLabel(regime, "ContentProducer"), "tool.named", name);
    }

    Answer identifier(Regime regime) {
        String id = PlainText.brief(facts.store().active().label());
        String where = "self#jumbf=/c2pa";
        return switch (regime) {
            case DDEX -> Answer.partly(where, "identifier.ddex", "identifier.own", id, "ISRC");
            case PRO -> Answer.partly(where, "identifier.pro", "identifier.own", id, "ISWC");
            case GB ->
                unlabelled(regime)
                        ? Answer.partly(where, labelling(), "identifier.own", id, "ProduceID")
                        : Answer.present(where + inLabel(regime, "ProduceID"), "identifier.urn", id);
            case US, UK, CN_COURT, EU -> Answer.present(where, "identifier.urn", id);
        };
    }
}
