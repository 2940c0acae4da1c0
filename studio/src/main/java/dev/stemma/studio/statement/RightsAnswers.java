package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.label.RightsField;
import dev.stemma.studio.statement.Readiness.Answer;
import dev.stemma.studio.workbench.Workbench;
import java.util.Optional;

/** Which part of the record answers which question. */
final class RightsAnswers {
    private final RecordFacts facts;
    private final MarkAnswers marks;
    private final DeedAnswers deeds;
    private final ModelAnswers models;
    private final SealAnswers seals;

    private RightsAnswers(RecordFacts facts, Workbench workbench) {
        this.facts = facts;
        this.marks = new MarkAnswers(facts);
        this.deeds = new DeedAnswers(facts);
        this.models = new ModelAnswers(facts, new ModelsOnRecord(workbench, facts.store()));
        this.seals = new SealAnswers(facts);
    }

    /** The answers of a file whose credentials can be read. */
    static RightsAnswers of(Verdict verdict, Optional<PieceAccount> account, Workbench workbench) {
        return new RightsAnswers(RecordFacts.of(verdict, account), workbench);
    }

    Answer answer(RightsField field, Regime regime) {
        return switch (field) {
            case AI_INVOLVEMENT -> marks.involvement(regime);
            case TOOL -> marks.tool(regime);
            case CONTENT_ID -> marks.identifier(regime);
            case PEOPLE -> deeds.people(regime);
            case HUMAN_INPUT -> deeds.input();
            case EDITS -> deeds.edits();
            case SELECTION -> deeds.selection();
            case REQUEST -> models.request();
            case PROCESS -> deeds.process();
            case DISCLAIMED -> deeds.disclaimed();
            case TRAINING_DATA -> models.training();
            case SIMILARITY -> models.similarity();
            case WATERMARK -> ofModels("watermark.add", "watermark.none");
            case ATTRIBUTION -> ofModels("attribution.add", "attribution.none");
            case SIGNATURE -> seals.signature();
            case TIME -> seals.time();
            case LOG -> seals.log();
            case PERSONAL_DATA -> seals.personalData();
        };
    }

    /** Of what no record has yet, and none needs in which no model had part. */
    private Answer ofModels(String remedy, String fact) {
        return facts.withoutModel() ? ModelAnswers.noModel() : Answer.missing(remedy, fact);
    }
}
