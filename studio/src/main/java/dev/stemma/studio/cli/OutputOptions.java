package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Publication.FileKind;
import dev.stemma.studio.workbench.Sound;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a melody goes and in which forms. */
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "The MIDI file to write, or a folder/ for it. If nothing is said: ./melody-SEED.mid;"
                    + " edit and undo replace the file.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--wav", description = "A rendering too, NAME.wav, with credentials of its own.")
    private boolean wav;

    @Option(names = "--musicxml", description = "The score as NAME.musicxml too.")
    private boolean musicXml;

    @Option(names = "--mei", description = "The score as NAME.mei too; each note names who answers for it.")
    private boolean mei;

    @Option(names = "--abc", description = "The score as NAME.abc too.")
    private boolean abc;

    @Option(names = "--sidecar", description = "Leave the MIDI file plain; its credentials go into NAME.mid.c2pa.")
    private boolean sidecar;

    @Option(
            names = "--midi-format",
            paramLabel = "0|1",
            defaultValue = "0",
            description = "0: one track; 1: tempo and melody apart; 0 if nothing is said.")
    private int midiFormat;

    @Option(
            names = "--instrument",
            paramLabel = "I",
            defaultValue = "piano",
            description = "Sound of the rendering: piano, plucked or flute; piano if nothing is said.")
    private String instrument;

    @Option(
            names = "--soundfont",
            paramLabel = "FILE",
            description = "Render with this SoundFont (.sf2) instead of Stemma's own instruments; implies --wav.")
    private Optional<Path> soundFont = Optional.empty();

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the piece.")
    private Optional<String> title = Optional.empty();

    @Mixin
    private LabelOption label;

    @Mixin
    private SigningOptions signing;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    SigningOptions signing() {
        return signing;
    }

    Optional<String> title() {
        return title;
    }

    /** How the melody made by this seed is written; with several melodies each name gets a number. */
    Publication publication(Terminal terminal, long seed, int number, int count) {
        requireMidiFormat();
        return publication(terminal, midi(terminal, seed, number, count), FileKind.MIDI, false);
    }

    /**
     * How what was made of a file is written: in its place, or where {@code --out} says, in the form that the name of that
     * stands for.
     */
    Publication publication(Terminal terminal, Path file) {
        requireMidiFormat();
        Path target = out.isPresent() ? out(terminal, out.get()) : terminal.resolve(file);
        return publication(terminal, target, kind(target), out.isEmpty());
    }

    private static FileKind kind(Path target) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".mid") || name.endsWith(".midi")) {
            return FileKind.MIDI;
        }
        if (name.endsWith(".abc")) {
            return FileKind.ABC;
        }
        if (name.endsWith(".musicxml") || name.endsWith(".xml")) {
            return FileKind.MUSIC_XML;
        }
        if (name.endsWith(".mei")) {
            return FileKind.MEI;
        }
        throw Failure.usage(
                "scores are written as .mid, .abc, .musicxml or .mei, found " + target.getFileName(),
                "name one of these with --out");
    }

    private Publication publication(Terminal terminal, Path score, FileKind kind, boolean inPlace) {
        Set<FileKind> further = EnumSet.noneOf(FileKind.class);
        add(further, FileKind.WAV, wav || soundFont.isPresent());
        add(further, FileKind.MUSIC_XML, musicXml && kind != FileKind.MUSIC_XML);
        add(further, FileKind.MEI, mei && kind != FileKind.MEI);
        add(further, FileKind.ABC, abc && kind != FileKind.ABC);
        return new Publication(
                score, kind, midiFormat, sidecar, further, sound(terminal), label.wanted(), force, inPlace);
    }

    private void requireMidiFormat() {
        if (midiFormat != 0 && midiFormat != 1) {
            throw Failure.usage("--midi-format is 0 or 1, found " + midiFormat, "leave it out for format 0");
        }
    }

    private static void add(Set<FileKind> kinds, FileKind kind, boolean wanted) {
        if (wanted) {
            kinds.add(kind);
        }
    }

    private Sound sound(Terminal terminal) {
        try {
            return Sound.of(instrument, soundFont.map(terminal::resolve));
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--instrument: " + e.getMessage(), "leave it out for a piano");
        }
    }

    private Path midi(Terminal terminal, long seed, int number, int count) {
        String usualName = "melody-" + seed + ".mid";
        if (out.isEmpty()) {
            return terminal.resolve(Path.of(usualName));
        }
        Path path = out(terminal, out.get());
        if (Files.isDirectory(path) || out.get().endsWith("/") || out.get().endsWith(File.separator)) {
            return path.resolve(usualName);
        }
        String name = path.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && !lower.endsWith(".mid") && !lower.endsWith(".midi")) {
            throw Failure.usage(
                    "--out names the MIDI file, found " + name,
                    "end it in .mid; --wav, --abc, --musicxml and --mei write the other forms beside it");
        }
        String stem = dot < 0 ? name : name.substring(0, dot);
        String extension = dot < 0 ? ".mid" : name.substring(dot);
        return path.resolveSibling(stem + (count > 1 ? "-" + number : "") + extension);
    }

    private static Path out(Terminal terminal, String text) {
        try {
            return terminal.resolve(Path.of(text));
        } catch (InvalidPathException e) {
            throw Failure.usage("--out: " + e.getMessage(), "name a file or a folder");
        }
    }
}
