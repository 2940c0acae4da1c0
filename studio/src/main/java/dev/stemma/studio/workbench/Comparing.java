package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.session.LikelihoodChange;
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
    public record Compared(TraditionBlend tradition, LikelihoodChange change) {}

    /**
     * What changes for a melody.
     *
     * @throws WorkbenchException if the other model does not know the tradition
     */
    public static Compared compare(ModelPair pair, Subject subject) throws WorkbenchException {
        if (pair.other().isPresent()) {
            Subject.of(subject.melody(), pair.other().get(), Optional.of(subject.tradition()));
        }
        return new Compared(
                subject.tradition(),
                LikelihoodChange.of(
                        subject.melody(), subject.readBy(pair.model().model()), subject.readBy(pair.without())));
    }

    /**
     * The melody of a file.
     *
     * @param asked the tradition in whose eyes; that on the file's record, or the first that the model knows, if nothing is said
     * @throws WorkbenchException if the file holds no melody, or the model does not know the tradition
     */
    public Subject subject(ModelFolder model, Path file, ReadOptions options, Optional<TraditionBlend> asked)
            throws WorkbenchException {
        byte[] content = SafeFiles.read(file, Limits.FILE_BYTES);
        Melody melody = Composing.read(file, content, options).melody();
        return Subject.of(melody, model, asked.or(() -> recorded(file, content)));
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
