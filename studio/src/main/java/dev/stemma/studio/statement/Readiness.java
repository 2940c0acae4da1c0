package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.label.RightsField;
import dev.stemma.provenance.label.RightsField.Need;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a regime asks of the record of a file, and what the record answers: facts, field by field, and no verdict on whether
 * anything is protected or allowed.
 *
 * @param findings one for each {@link RightsField}, in their order
 */
public record Readiness(Regime regime, List<Finding> findings) {
    /** Whether the record answers. */
    public enum Standing {
        PRESENT,
        /** Something of it is there. */
        PARTLY,
        MISSING,
        /** The regime does not ask, or there is nothing to tell: no model took part. */
        NOT_APPLICABLE;

        /** As reports name it: {@code not-applicable}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What the record says about a field.
     *
     * @param where in the record it stands, e.g. {@code dev.stemma.generation/request}
     * @param remedy name of the text that tells how to add what is missing, see {@link ReadinessWords}
     */
    public record Answer(Standing standing, Phrase fact, Optional<String> where, Optional<String> remedy) {
        static Answer present(String where, String fact, Object... values) {
            return new Answer(Standing.PRESENT, Phrase.of(fact, values), Optional.of(where), Optional.empty());
        }

        static Answer partly(String where, String remedy, String fact, Object... values) {
            return new Answer(Standing.PARTLY, Phrase.of(fact, values), Optional.of(where), Optional.of(remedy));
        }

        static Answer missing(String remedy, String fact, Object... values) {
            return new Answer(Standing.MISSING, Phrase.of(fact, values), Optional.empty(), Optional.of(remedy));
        }

        static Answer notApplicable(String fact) {
            return new Answer(Standing.NOT_APPLICABLE, Phrase.of(fact), Optional.empty(), Optional.empty());
        }
    }

    /** What is asked and what is answered. */
    public record Finding(RightsField field, Need need, Answer answer) {
        /** Whether the regime asks for it and the record has nothing of it. */
        public boolean lacks() {
            return need == Need.MUST && answer.standing() == Standing.MISSING;
        }
    }

    public Readiness {
        findings = List.copyOf(findings);
    }

    /**
     * The readiness of a file for each of the regimes.
     *
     * @param file its name
     * @param account what its journal tells, if it has one
     * @throws WorkbenchException if the file does not verify: then its record answers nothing
     */
    public static List<Readiness> of(
            String file, Verdict verdict, Optional<PieceAccount> account, Workbench workbench, List<Regime> regimes)
            throws WorkbenchException {
        if (!verdict.intact()) {
            throw new WorkbenchException(
                    file + " does not verify, so its record answers nothing",
                    "stemma verify " + file + " says what was found");
        }
        return of(verdict, account, workbench, regimes);
    }

    /** The same of a file that verifies, for all regimes; nothing of another. */
    public static List<Readiness> ofAll(Verdict verdict, Optional<PieceAccount> account, Workbench workbench) {
        return verdict.intact() ? of(verdict, account, workbench, Arrays.asList(Regime.values())) : List.of();
    }

    private static List<Readiness> of(
            Verdict verdict, Optional<PieceAccount> account, Workbench workbench, List<Regime> regimes) {
        RightsAnswers answers = RightsAnswers.of(verdict, account, workbench);
        return regimes.stream().map(regime -> of(regime, answers)).toList();
    }

    private static Readiness of(Regime regime, RightsAnswers answers) {
        List<Finding> findings = new ArrayList<>();
        for (RightsField field : RightsField.values()) {
            Need need = field.need(regime);
            findings.add(new Finding(
                    field,
                    need,
                    need == Need.NONE ? Answer.notApplicable("not-asked") : answers.answer(field, regime)));
        }
        return new Readiness(regime, findings);
    }

    /** How many of the fields that are asked for have that standing. */
    public long count(Need need, Standing standing) {
        return findings.stream()
                .filter(each -> each.need() == need && each.answer().standing() == standing)
                .count();
    }
}
