package dev.stemma.generator.session;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.similarity.NearCopies;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.record.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a signed file says about the notes that a model made for it. */
public final class GenerationStatement {
    /** The member of the terms, which {@link DatasetCheck} holds against the list of works. */
    static final String TERMS = "terms";

    private GenerationStatement() {}

    /**
     * The statement about a composition.
     *
     * @throws ModelException if the list of works that the model learnt from is damaged
     */
    public static GenerationAssertion of(ModelFolder model, Composition made) throws ModelException {
        ModelConfig config = model.config();
        return new GenerationAssertion(
                new GenerationAssertion.Model(config.title(), config.id(), model.digest()),
                made.asTexts(),
                made.request().seed(),
                Offers.KERNEL,
                new GenerationAssertion.Sampler(Offers.SAMPLER.name(), Offers.SAMPLER.version()),
                GeneratorInfo.stemma(Tool.STEMMA.version()),
                Optional.of(nearCopy(model, made)),
                traditions(model, made),
                stated(terms(model)));
    }

    /** The terms that a piece by the model inherits. */
    static Terms terms(ModelFolder model) throws ModelException {
        try {
            return model.works().terms();
        } catch (CorpusException e) {
            throw new ModelException("the terms of the model's works cannot be read: " + e.getMessage(), e);
        }
    }

    static List<GenerationAssertion.Terms> stated(Terms terms) {
        return terms.terms().stream()
                .map(term -> new GenerationAssertion.Terms(term.kind().id(), term.works(), term.licences()))
                .toList();
    }

    private static GenerationAssertion.NearCopy nearCopy(ModelFolder model, Composition made) throws ModelException {
        NearCopies copies = NearCopies.of(model.index(), made.melody().notes(), made::isDrawn);
        List<GenerationAssertion.NearWork> works = new ArrayList<>();
        for (NearCopies.NearWork near : copies.works()) {
            CatalogueEntry work = work(model, near.work());
            works.add(new GenerationAssertion.NearWork(work.id(), work.title(), near.run()));
        }
        return new GenerationAssertion.NearCopy(copies.longestRun(), copies.longestRunWithRhythm(), works);
    }

    private static CatalogueEntry work(ModelFolder model, int number) throws ModelException {
        try {
            return model.works().work(number);
        } catch (CorpusException e) {
            throw new ModelException("work " + number + " of the model cannot be named: " + e.getMessage(), e);
        }
    }

    /** Where several are blended, what each of them made of each note by the model, in thousandths of a bit. */
    private static SortedMap<String, List<Integer>> traditions(ModelFolder model, Composition made) {
        SortedMap<String, List<Integer>> heard = new TreeMap<>();
        List<Tradition> traditions = made.request().tradition().traditions();
        if (traditions.size() < 2) {
            return heard;
        }
        for (Explanation explanation : explanations(model, made)) {
            if (made.isDrawn(explanation.note())) {
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

    private static List<Explanation> explanations(ModelFolder model, Composition made) {
        try {
            return Explainer.of(model.model(), made.request(), 1).explain(made);
        } catch (RequestException e) {
            throw new IllegalStateException("the model does not know a request that it has met", e);
        }
    }
}
