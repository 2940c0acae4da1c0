package dev.stemma.studio.cli;

import dev.stemma.generator.session.Wish;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a melody must keep, whatever the model prefers. */
final class ConstraintOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--range", paramLabel = "LO-HI", description = "Lowest and highest pitch, such as C4-G5 or 60-79.")
    private Optional<String> range = Optional.empty();

    @Option(
            names = "--pitches",
            paramLabel = "P,...",
            description = "Only these pitch classes, in any octave, such as C,D,E,G,A.")
    private Optional<String> pitches = Optional.empty();

    @Option(
            names = "--contour",
            paramLabel = "P,...",
            description =
                    "The course of the pitch: points spread over the bars, as pitches C4,E4,G4,E4 or steps of the "
                            + "scale 1,3,5,3. Notes stay within 4 semitones of the line, or as many as you say: 1,5,1:3.")
    private Optional<String> contour = Optional.empty();

    @Option(names = "--first", paramLabel = "NOTE", description = "The first new note, such as D4.")
    private Optional<String> first = Optional.empty();

    @Option(
            names = "--cadence",
            paramLabel = "DEGREE",
            description = "The degree of the scale on which it ends, such as 5; 1, the tonic, if nothing is said.")
    private Optional<Integer> cadence = Optional.empty();

    @Option(
            names = "--density",
            paramLabel = "LO-HI",
            description = "Notes a bar, on average over the bars, such as 3-5; in each of them: 3-5/bar.")
    private Optional<String> density = Optional.empty();

    @Option(
            names = "--no-near-copy",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "0",
            description =
                    "Share no run of N notes, such as 8, at least 5, with a work that the model learnt from, in whatever "
                            + "key and rhythm. Without N: one note more than half of the works of the tradition share with "
                            + "each other, 10 at most. Runs of 11 notes are never copied, whether asked for or not.")
    private Optional<Integer> notNearer = Optional.empty();

    @Option(
            names = "--loops",
            paramLabel = "BARS",
            description =
                    "How long a figure may go on, sounding three times on end or more; 2 bars if nothing is said.")
    private Optional<Integer> loops = Optional.empty();

    @Option(
            names = "--particles",
            paramLabel = "N",
            description =
                    "How many melodies are drawn side by side, of which one is chosen, such as 64: more fit better what is "
                            + "asked for and take longer. 4 under constraints, 1 without, if nothing is said.")
    private Optional<Integer> particles = Optional.empty();

    Wish addTo(Wish wish) {
        Wish more = Parsed.with(command, wish, "range", range);
        more = Parsed.with(command, more, "contour", contour);
        more = Parsed.with(command, more, "no-near-copy", notNearer);
        more = Parsed.with(command, more, "particles", particles);
        more = Parsed.with(command, more, "pitches", pitches);
        more = Parsed.with(command, more, "first", first);
        more = Parsed.with(command, more, "cadence", cadence);
        more = Parsed.with(command, more, "loops", loops);
        return Parsed.with(command, more, "density", density);
    }
}
