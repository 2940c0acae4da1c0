package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MeiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import dev.stemma.generator.session.Recomposed;
import dev.stemma.generator.session.Rendering;
import dev.stemma.generator.session.ScoreReading;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Output;
import dev.stemma.studio.workbench.PieceCredentials.Parent;
import dev.stemma.studio.workbench.Publication.FileKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes versions of pieces with their credentials. */
public final class Publisher {
    private final Verification verification;

    Publisher(Verification verification) {
        this.verification = verification;
    }

    /** Refuses if a file that would be written is there already. */
    public void requireFree(Publication publication) throws WorkbenchException {
        for (Path file : publication.files()) {
            SafeFiles.requireFree(file, publication.mayReplace(file));
        }
    }

    /**
     * Writes and signs one of the melodies that a model just made.
     *
     * @return the files written, the score first
     */
    public List<WrittenFile> publish(Making making, Piece piece, Publication publication) throws WorkbenchException {
        requireFree(publication);
        OpenPiece open = making.open();
        String done = piece.composition().task().done();
        Telling telling = telling(open, piece.shown().entry());
        Optional<Parent> parent = open.source().map(file -> new Parent(file, done));
        return write(open, piece.shown(), telling, PieceCredentials.made(piece, telling, parent), publication);
    }

    /**
     * Writes what a person made of the file from which the piece comes.
     *
     * @param done with it, in the past tense
     */
    List<WrittenFile> publish(OpenPiece open, Shown shown, String done, Publication publication)
            throws WorkbenchException {
        requireFree(publication);
        Telling telling = telling(open, shown.entry());
        Parent parent = new Parent(open.source().orElseThrow(), done);
        ManifestDefinition definition = PieceCredentials.edited(shown.title(), telling, parent);
        boolean beside = publication.inPlace() && parent.file().beside();
        return write(open, shown, telling, definition, beside ? publication.withSidecar() : publication);
    }

    /**
     * Signs what is shown of a piece on the desk, for somebody to take along.
     *
     * @param models that are at hand of those whose notes may be in it
     * @param last what a model made last of it
     */
    List<SignedFile> handOver(
            OpenPiece open,
            Shown shown,
            Function<Digest, Optional<ModelFolder>> models,
            Optional<Recomposed> last,
            Publication publication)
            throws WorkbenchException {
        Telling telling = telling(open, shown.entry());
        List<ModelFolder> atHand = telling.models().stream()
                .flatMap(digest -> models.apply(digest).stream())
                .toList();
        ManifestDefinition definition =
                new DeskCredentials(shown.title(), telling, open.source(), atHand, last).definition();
        return sealed(open, shown, telling, definition, publication).handOver();
    }

    private static Telling telling(OpenPiece open, int shows) throws WorkbenchException {
        show(open, shows);
        return Telling.of(open, open.carried(), shows);
    }

    private static void show(OpenPiece open, int entry) throws WorkbenchException {
        try {
            open.session().show(entry);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    private List<WrittenFile> write(
            OpenPiece open, Shown shown, Telling telling, ManifestDefinition definition, Publication publication)
            throws WorkbenchException {
        return sealed(open, shown, telling, definition, publication).write();
    }

    private OutputFiles sealed(
            OpenPiece open, Shown shown, Telling telling, ManifestDefinition definition, Publication publication)
            throws WorkbenchException {
        OutputFiles files = new OutputFiles(open, publication::mayReplace);
        Labelling labelling = labelling(open, telling, publication);
        byte[] plain = labelling.put(score(publication.kind(), shown.melody(), telling, publication));
        Sealed score = publication.sidecar()
                ? open.hand().sidecar(plain, definition)
                : open.hand().embed(plain, definition);
        files.add(publication.score(), score, publication.kind().mediaType(), telling);
        for (FileKind kind : FileKind.values()) {
            if (!publication.further().contains(kind)) {
                continue;
            }
            if (kind == FileKind.WAV) {
                addRendering(open, shown, score, publication, files);
            } else {
                byte[] other = labelling.put(score(kind, shown.melody(), telling, publication));
                files.add(publication.beside(kind), open.hand().embed(other, definition), kind.mediaType(), telling);
            }
        }
        return files;
    }

    /** The rendering comes from the score; other notations say of themselves what the score says. */
    private void addRendering(OpenPiece open, Shown shown, Sealed score, Publication publication, OutputFiles files)
            throws WorkbenchException {
        Rendering rendering = publication.sound().rendering();
        byte[] plain = publication.sound().render(shown.melody(), rendering);
        Output.Rendered rendered = new Output.Rendered(FileKind.WAV.mediaType(), Digest.of(plain), rendering.asTexts());
        int carried = open.journal().size();
        Verdict verdict = verification.verify(score.file(), score.sidecar());
        try {
            open.session().show(shown.entry());
            open.session().put(Actor.STEMMA, rendered);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
        Telling telling = Telling.of(open, carried, open.session().shown());
        ManifestDefinition definition =
                PieceCredentials.rendering(shown.title(), publication.kind().mediaType(), telling, verdict);
        files.addKnown(
                publication.beside(FileKind.WAV),
                open.hand().embed(labelling(open, telling, publication).put(plain), definition),
                FileKind.WAV.mediaType(),
                telling);
    }

    private static Labelling labelling(OpenPiece open, Telling telling, Publication publication)
            throws WorkbenchException {
        return Labelling.of(telling.labelled(), open.source(), publication.label());
    }

    /** A melody as a file, which holds it and nothing else. */
    private static byte[] score(FileKind kind, Melody melody, Telling telling, Publication publication)
            throws WorkbenchException {
        byte[] file = switch (kind) {
            case MIDI ->
                MidiWriter.write(
                        melody,
                        new MidiWriter.Options(
                                publication.midiFormat(),
                                publication.sound().instrument().program()));
            case ABC -> AbcWriter.write(melody).getBytes(StandardCharsets.UTF_8);
            case MUSIC_XML -> MusicXmlWriter.write(melody, telling.responsibility());
            case MEI -> MeiWriter.write(melody, telling.responsibility());
            case WAV -> throw new IllegalArgumentException("a sound is no score");
        };
        Optional<String> difference = ScoreReading.difference(melody, file);
        if (difference.isPresent()) {
            throw new WorkbenchException(
                    "as " + kind.mediaType() + " the piece would be another: " + difference.get(),
                    "write it in another form, or move the note to a time that can be written");
        }
        return file;
    }
}
