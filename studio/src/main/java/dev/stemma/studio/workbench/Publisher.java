package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import dev.stemma.generator.notation.sound.SoundFontRenderer;
import dev.stemma.generator.notation.sound.WavRenderer;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes pieces with their credentials. */
final class Publisher {
    private static final String MIDI = "audio/midi";
    private static final String CREDENTIALS = "application/c2pa";

    private final Signing signing;
    private final Verification verification;

    Publisher(Signing signing, Verification verification) {
        this.signing = signing;
        this.verification = verification;
    }

    void requireFree(Publication publication) throws WorkbenchException {
        List<Path> files = new ArrayList<>(List.of(publication.midi()));
        if (publication.sidecar()) {
            files.add(publication.sidecarFile());
        }
        publication.further().forEach(kind -> files.add(publication.beside(kind)));
        for (Path file : files) {
            SafeFiles.requireFree(file, publication.overwrite());
        }
    }

    List<WrittenFile> publish(Piece piece, Publication publication, Signatory signatory) throws WorkbenchException {
        requireFree(publication);
        Hand hand = new Hand(signing.signer(signatory), signing.identity(signatory.identity(), KeyPurpose.CLAIMS));
        Melody melody = piece.melody().withTitle(piece.title());
        byte[] plain = MidiWriter.write(
                melody,
                new MidiWriter.Options(
                        publication.midiFormat(),
                        publication.sound().instrument().program()));
        Output output = new Output(publication.overwrite());
        try {
            ManifestDefinition definition = PieceCredentials.score(piece, sourceVerdict(piece));
            Optional<byte[]> store =
                    publication.sidecar() ? Optional.of(hand.sidecar(plain, definition)) : Optional.empty();
            byte[] midi = store.isPresent() ? plain : hand.embed(plain, definition);
            Score score = new Score(piece.title(), melody, definition, midi, store);
            output.add(publication.midi(), midi, MIDI);
            store.ifPresent(bytes -> output.add(publication.sidecarFile(), bytes, CREDENTIALS));
            for (Publication.FileKind kind : Publication.FileKind.values()) {
                if (publication.further().contains(kind)) {
                    output.add(
                            publication.beside(kind),
                            further(kind, score, publication.sound(), hand),
                            kind.mediaType());
                }
            }
        } catch (SigningException e) {
            throw new WorkbenchException(e.getMessage(), signatory.hint(), e);
        }
        return output.write();
    }

    private Optional<Verdict> sourceVerdict(Piece piece) throws WorkbenchException {
        return piece.source().isEmpty()
                ? Optional.empty()
                : Optional.of(verification.verify(piece.source().get().content(), Optional.empty()));
    }

    /** The rendering comes from the score in MIDI; other notations say of themselves what the score says. */
    private byte[] further(Publication.FileKind kind, Score score, Sound sound, Hand hand)
            throws WorkbenchException, SigningException {
        return switch (kind) {
            case WAV -> {
                Verdict verdict = verification.verify(score.midi, score.store);
                yield hand.embed(render(score.melody, sound), PieceCredentials.rendering(score.title, verdict));
            }
            case ABC -> hand.embed(AbcWriter.write(score.melody).getBytes(StandardCharsets.UTF_8), score.definition);
            case MUSIC_XML -> hand.embed(MusicXmlWriter.write(score.melody, Optional.empty()), score.definition);
        };
    }

    private static byte[] render(Melody melody, Sound sound) throws WorkbenchException {
        try {
            return sound.soundFont().isEmpty()
                    ? WavRenderer.render(melody, sound.instrument(), WavRenderer.Channels.STEREO)
                    : SoundFontRenderer.render(
                            melody, sound.soundFont().get(), sound.instrument().program());
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), "render a shorter or faster piece, or leave --wav out", e);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "the SoundFont cannot be used: " + e.getMessage(),
                    "name a SoundFont file (.sf2), or leave --soundfont out",
                    e);
        }
    }

    /** What the files beside the MIDI file are made from. */
    private record Score(
            String title, Melody melody, ManifestDefinition definition, byte[] midi, Optional<byte[]> store) {}

    /** Who signs, and with what. */
    private record Hand(Signer signer, Identity identity) {
        byte[] embed(byte[] file, ManifestDefinition definition) throws SigningException {
            return signer.embed(file, definition, identity);
        }

        byte[] sidecar(byte[] file, ManifestDefinition definition) throws SigningException {
            return signer.sidecar(file, definition, identity);
        }
    }

    /** Files that are written together, once all of them are made. */
    private static final class Output {
        private record Pending(Path path, byte[] content, String mediaType) {}

        private final boolean overwrite;
        private final List<Pending> pending = new ArrayList<>();

        Output(boolean overwrite) {
            this.overwrite = overwrite;
        }

        void add(Path path, byte[] content, String mediaType) {
            pending.add(new Pending(path, content, mediaType));
        }

        List<WrittenFile> write() throws WorkbenchException {
            SafeFiles.writeAll(
                    pending.stream()
                            .map(file -> new SafeFiles.Content(file.path(), file.content()))
                            .toList(),
                    overwrite);
            return pending.stream()
                    .map(file -> new WrittenFile(file.path(), Digest.of(file.content()), file.mediaType()))
                    .toList();
        }
    }
}
