package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.sampling.ParticleSampler;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.similarity.NearCopies;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion.DataType;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is said about a composed piece and about its rendering, as C2PA assertions. */
final class PieceCredentials {
    private static final GeneratorInfo STEMMA = GeneratorInfo.stemma(Tool.STEMMA.version());

    private PieceCredentials() {}

    /**
     * Of the score: created by the model at somebody's request, or, where a file was there, opened and edited by the model; from the model and its data set.
     *
     * @param source what verification says of the file that was there, if there is one
     */
    static ManifestDefinition score(Piece piece, Optional<Verdict> source) throws WorkbenchException {
        ModelConfig config = piece.model().config();
        ManifestDefinition.Builder manifest = ManifestDefinition.of(piece.title(), STEMMA);
        HashedUri model = manifest.add(input(
                config.title(),
                "application/octet-stream",
                piece.model().digest(),
                DataType.of(DataType.GENERATOR),
                new DataType(DataType.MODEL, Optional.of(config.version()))));
        HashedUri works = manifest.add(input(
                config.dataset().name(), "multipart/mixed", config.dataset().root(), DataType.of(DataType.DATASET)));
        ActionsAssertion actions = piece.source()
                .map(file -> ActionsAssertion.all(
                        Action.opened(parent(manifest, file, source)),
                        Action.of(Action.EDITED)
                                .by(
                                        piece.isAllNew()
                                                ? DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA
                                                : DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA)
                                .with(model, works)
                                .describedAs(file.done() + " by a model"
                                        + (piece.isPart() ? "; only the new bars kept" : ""))))
                .orElseGet(() -> ActionsAssertion.all(
                        Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, model, works)));
        return manifest.with(actions)
                .with(new AiDisclosureAssertion(
                        DataType.MODEL,
                        Optional.of(config.title()),
                        Optional.of(identifier(piece.model().digest())),
                        Optional.of(AiDisclosureAssertion.HumanOversight.PROMPT_GUIDED)))
                .with(generation(piece))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    /** The file that was there, with its credentials if they hold, else by its digest alone. */
    private static HashedUri parent(
            ManifestDefinition.Builder manifest, Piece.SourceFile file, Optional<Verdict> verdict) {
        IngredientAssertion parent = IngredientAssertion.of(Relationship.PARENT_OF, file.name(), file.mediaType())
                .identifiedBy(identifier(Digest.of(file.content())));
        return verdict.filter(Verdict::intact)
                .map(found -> manifest.add(parent, found))
                .orElseGet(() -> manifest.add(parent));
    }

    private static GenerationAssertion generation(Piece piece) throws WorkbenchException {
        Composition composition = piece.composition();
        ModelConfig config = piece.model().config();
        SortedMap<String, String> request = composition.asTexts();
        if (piece.isExperimental()) {
            request.put("experimental", "true");
        }
        if (piece.isPart()) {
            request.put("only-new", "true");
        }
        return new GenerationAssertion(
                new GenerationAssertion.Model(
                        config.title(), config.id(), piece.model().digest()),
                request,
                composition.request().seed(),
                LstmNetwork.KERNEL_VERSION,
                new GenerationAssertion.Sampler(ParticleSampler.NAME, ParticleSampler.VERSION),
                STEMMA,
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

    /** Of a rendering: the score opened, and rendered by an algorithm. */
    static ManifestDefinition rendering(String title, Verdict score) {
        ManifestDefinition.Builder manifest = ManifestDefinition.of(title, STEMMA);
        HashedUri parent = manifest.add(IngredientAssertion.of(Relationship.PARENT_OF, title, "audio/midi"), score);
        return manifest.with(ActionsAssertion.all(Action.opened(parent), Action.rendered()))
                .with(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                .build();
    }

    private static IngredientAssertion input(String title, String format, Digest digest, DataType... types) {
        return IngredientAssertion.of(Relationship.INPUT_TO, title, format, types)
                .identifiedBy(identifier(digest));
    }

    /** A digest as a name. */
    private static String identifier(Digest digest) {
        return "urn:sha256:" + digest;
    }
}
