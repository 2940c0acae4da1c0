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
        Identity identity = signing.identity(signatory.identity());
        Signer signer = signing.signer(signatory.timeStamps());
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
                    publication.sidecar() ? Optional.of(signer.sidecar(plain, definition, identity)) : Optional.empty();
            byte[] midi = store.isPresent() ? plain : signer.embed(plain, definition, identity);
            output.add(publication.midi(), midi, MIDI);
            store.ifPresent(bytes -> output.add(publication.sidecarFile(), bytes, CREDENTIALS));
            for (Publication.FileKind kind : Publication.FileKind.values()) {
                if (publication.further().contains(kind)) {
                    output.add(
                            publication.beside(kind),
                            further(kind, piece.title(), melody, publication, midi, store, signer, identity),
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

    private byte[] further(
            Publication.FileKind kind,
            String title,
            Melody melody,
            Publication publication,
            byte[] midi,
            Optional<byte[]> store,
            Signer signer,
            Identity identity)
            throws WorkbenchException, SigningException {
        return switch (kind) {
            case WAV -> {
                Verdict score = verification.verify(midi, store);
                yield signer.embed(
                        render(melody, publication.sound()), PieceCredentials.rendering(title, score), identity);
            }
            case ABC -> AbcWriter.write(melody).getBytes(StandardCharsets.UTF_8);
            case MUSIC_XML -> MusicXmlWriter.write(melody, Optional.empty());
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
