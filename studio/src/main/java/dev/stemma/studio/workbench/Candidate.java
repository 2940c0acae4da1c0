package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of several melodies composed to the same wish.
 *
 * @param number from 0, in the order of their seeds
 */
public record Candidate(int number, Piece piece, Ranking ranking) {
    /**
     * That it shares notes with a work.
     *
     * @param notes in a row
     */
    public record Likeness(String work, int notes) {}

    /** The work that it is likest to, if it shares a run of notes with one. */
    public Optional<Likeness> likeness() {
        return piece.nearness().works().stream()
                .findFirst()
                .map(work ->
                        new Likeness(work.title(), piece.nearness().copies().longestRun()));
    }

    /** The best first; of equals the earlier. */
    public static List<Candidate> ranked(List<Piece> pieces) throws WorkbenchException {
        List<Ranking> rankings = SideBySide.each(pieces, Candidate::ranking);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            candidates.add(new Candidate(i, pieces.get(i), rankings.get(i)));
        }
        candidates.sort(Comparator.comparingDouble(
                (Candidate candidate) -> -candidate.ranking().score()));
        return candidates;
    }

    private static Ranking ranking(Piece piece) throws WorkbenchException {
        List<Explanation> made = piece.explanations(1).stream()
                .filter(explanation -> piece.composition().isDrawn(explanation.note()))
                .toList();
        return Ranking.of(
                piece.composition().melody(),
                made,
                piece.nearness()
                        .base()
                        .map(base -> new Ranking.Shared(
                                piece.nearness().copies().longestRun(),
                                piece.nearness().works().stream().findFirst().map(CatalogueEntry::title),
                                Math.max(WorkIndex.LEAST - 1, base.intervals().median()),
                                Math.max(WorkIndex.LEAST, base.intervals().ninetyFifth()))));
    }
}
