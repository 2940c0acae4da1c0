package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.LeaveOut;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.TrainingAccount;
import dev.stemma.generator.model.training.Unlearning;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Explainer;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.LikelihoodChange;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds models with and without some works side by side, and says what changes for melodies. */
public final class Comparing {
    private final Models models;
    private final Verification verification;

    Comparing(Models models, Verification verification) {
        this.models = models;
        this.verification = verification;
    }

    /**
     * The folder of a model.
     *
     * @param name the folder itself, or its name among the models at hand; the default model if nothing is said
     */
    public Path folder(Optional<Path> name) throws WorkbenchException {
        return models.folder(name);
    }

    /**
     * A model, and what it is after its Markov members forgot some of its works.
     *
     * @param works their notes, and those of all other works that it learnt from
     * @throws WorkbenchException if the notes of a work are not at hand, or a work is not one of the model's
     */
    public ModelPair forgetting(Path folder, LeaveOut leaveOut, WorksAtHand works) throws WorkbenchException {
        ModelFolder model = ModelReplay.open(folder);
        List<CatalogueEntry> listed = ModelReplay.listed(folder);
        TrainingAccount account = ModelReplay.account(folder);
        List<CatalogueEntry> left = named(leaveOut, listed);
        List<CatalogueEntry> missing = works.missing(listed.stream()
                .filter(work -> !account.heldOut().contains(work.id()))
                .filter(work -> !account.test().contains(work.id()))
                .toList());
        if (!missing.isEmpty()) {
            CatalogueEntry first = missing.get(0);
            throw new WorkbenchException(
                    "the notes of " + missing.size() + " of " + listed.size() + " works are not at hand, first "
                            + first.id() + ", from: " + first.source(),
                    "import them from their sources and name the place with --corpus");
        }
        try {
            Unlearning unlearning = Unlearning.of(model, account, listed, works.byDigest());
            return new ModelPair(
                    model,
                    unlearning.without(left),
                    Optional.empty(),
                    left.stream()
                            .map(work -> new ModelPair.Left(work, Optional.of(unlearning.part(work))))
                            .toList(),
                    0);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), "train without the works, and compare with that model", e);
        }
    }

    private static List<CatalogueEntry> named(LeaveOut leaveOut, List<CatalogueEntry> listed)
            throws WorkbenchException {
        try {
            return leaveOut.among(listed);
        } catch (CorpusException e) {
            throw new WorkbenchException(e.getMessage(), "stemma corpus list shows what a model learnt from", e);
        }
    }

    /** A model, and one that was trained without some of its works. */
    public static ModelPair trained(Path folder, Path without) throws WorkbenchException {
        ModelFolder model = ModelReplay.open(folder);
        ModelFolder other = ModelReplay.open(without);
        List<CatalogueEntry> listed = ModelReplay.listed(folder);
        Set<Digest> here = digests(listed);
        Set<Digest> there = digests(ModelReplay.listed(without));
        return new ModelPair(
                model,
                other.model(),
                Optional.of(other),
                listed.stream()
                        .filter(work -> !there.contains(work.digest()))
                        .map(work -> new ModelPair.Left(work, Optional.empty()))
                        .toList(),
                (int) there.stream().filter(digest -> !here.contains(digest)).count());
    }

    private static Set<Digest> digests(List<CatalogueEntry> works) {
        return works.stream().map(CatalogueEntry::digest).collect(Collectors.toSet());
    }

    /**
     * A melody as both expect it.
     *
     * @param tradition in whose eyes
     */
    public record Compared(Path file, TraditionBlend tradition, LikelihoodChange change) {}

    /**
     * What changes for the melody of a file.
     *
     * @param asked the tradition in whose eyes; that on the file's record, or the first that the model knows, if nothing is said
     * @throws WorkbenchException if the file holds no melody, or a model does not know the tradition
     */
    public Compared compare(ModelPair pair, Path file, ReadOptions options, Optional<TraditionBlend> asked)
            throws WorkbenchException {
        byte[] content = SafeFiles.read(file, Limits.FILE_BYTES);
        Melody melody = Composing.read(file, content, options).melody();
        Wish.Builder wish = Wish.ANYTHING.but();
        asked.or(() -> recorded(file, content)).ifPresent(wish::tradition);
        try {
            Request request = new Composer(pair.model()).complete(wish.build(), 0);
            if (pair.other().isPresent()) {
                new Composer(pair.other().get()).complete(wish.build(), 0);
            }
            return new Compared(
                    file,
                    request.tradition(),
                    LikelihoodChange.of(
                            melody,
                            explained(pair.model().model(), request, melody),
                            explained(pair.without(), request, melody)));
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }

    private static List<Explanation> explained(MelodyModel model, Request request, Melody melody)
            throws RequestException {
        return Explainer.of(model, request, 0).explain(melody, request.tradition());
    }

    /** What was asked for when the file was made. */
    private Optional<TraditionBlend> recorded(Path file, byte[] content) {
        try {
            return verification
                    .verify(content, FileVerifier.storeBeside(file))
                    .manifests()
                    .flatMap(store ->
                            store.active().assertions(GenerationAssertion.class).findFirst())
                    .map(generation -> generation.request().get("tradition"))
                    .map(TraditionBlend::parse);
        } catch (WorkbenchException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
