package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.sampling.ParticleSampler;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.similarity.NearCopies;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.record.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is said about the notes that a model made. */
final class GenerationCredentials {
    private GenerationCredentials() {}

    static GenerationAssertion of(Piece piece) throws WorkbenchException {
        ModelConfig config = piece.model().config();
        return new GenerationAssertion(
                new GenerationAssertion.Model(
                        config.title(), config.id(), piece.model().digest()),
                piece.composition().asTexts(),
                piece.composition().request().seed(),
                LstmNetwork.KERNEL_VERSION,
                new GenerationAssertion.Sampler(ParticleSampler.NAME, ParticleSampler.VERSION),
                GeneratorInfo.stemma(Tool.STEMMA.version()),
                Optional.of(nearCopy(piece.nearness())),
                traditions(piece));
    }

    /** Where several are blended, what each of them made of each note by the model, in thousandths of a bit. */
    private static SortedMap<String, List<Integer>> traditions(Piece piece) throws WorkbenchException {
        SortedMap<String, List<Integer>> heard = new TreeMap<>();
        List<Tradition> traditions = piece.composition().request().tradition().traditions();
        if (traditions.size() < 2) {
            return heard;
        }
        for (Explanation explanation : piece.explanations(1)) {
            if (piece.isWrittenByModel(explanation.note())) {
                for (Tradition tradition : traditions) {
                    explanation
                            .bits(tradition.id())
                            .ifPresent(bits -> heard.computeIfAbsent(tradition.id(), id -> new ArrayList<>())
                                    .add((int) Math.round(1000 * bits)));
                }
            }
        }
        return heard;
    }

    private static GenerationAssertion.NearCopy nearCopy(Nearness nearness) {
        NearCopies copies = nearness.copies();
        List<GenerationAssertion.NearWork> works = new ArrayList<>();
        for (int i = 0; i < nearness.works().size(); i++) {
            CatalogueEntry work = nearness.works().get(i);
            works.add(new GenerationAssertion.NearWork(
                    work.id(), work.title(), copies.works().get(i).run()));
        }
        return new GenerationAssertion.NearCopy(copies.longestRun(), copies.longestRunWithRhythm(), works);
    }
}
