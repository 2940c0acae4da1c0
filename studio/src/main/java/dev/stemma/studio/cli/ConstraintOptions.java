package dev.stemma.studio.cli;

import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Density;
import dev.stemma.generator.model.constraint.FirstNote;
import dev.stemma.generator.model.constraint.NoLoop;
import dev.stemma.generator.model.constraint.PitchClasses;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tonic;
import dev.stemma.generator.session.Course;
import dev.stemma.generator.session.PitchRange;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a melody must keep, whatever the model prefers. */
final class ConstraintOptions {
    /** What picocli puts where an option stands without its number. */
    private static final int USUAL = 0;

    private static final String IN_EACH_BAR = "/bar";

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
        Wish.Builder more = wish.but();
        Parsed.of(command, "--range", range, PitchRange::parse).ifPresent(more::range);
        Parsed.of(command, "--contour", contour, Course::parse).ifPresent(more::contour);
        Parsed.of(command, "--no-near-copy", notNearer, ConstraintOptions::distance)
                .ifPresent(more::notNearer);
        Parsed.of(command, "--particles", particles, ConstraintOptions::checkedParticles)
                .ifPresent(more::particles);
        List<Constraint> constraints = new ArrayList<>(wish.constraints());
        Parsed.of(command, "--pitches", pitches, ConstraintOptions::classes).ifPresent(constraints::add);
        Parsed.of(command, "--first", first, text -> new FirstNote(Pitch.parse(text)))
                .ifPresent(constraints::add);
        Parsed.of(command, "--cadence", cadence, Cadence::new).ifPresent(constraints::add);
        Parsed.of(command, "--loops", loops, NoLoop::new).ifPresent(constraints::add);
        Parsed.of(command, "--density", density, ConstraintOptions::density).ifPresent(constraints::add);
        return more.constraints(constraints).build();
    }

    private static PitchClasses classes(String text) {
        return new PitchClasses(Stream.of(text.split(",", -1))
                .map(name -> Tonic.parse(name.strip()).pitchClass())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Density density(String text) {
        boolean each = text.endsWith(IN_EACH_BAR);
        String numbers = each ? text.substring(0, text.length() - IN_EACH_BAR.length()) : text;
        if (!numbers.matches("\\d{1,2}(-\\d{1,2})?")) {
            throw new IllegalArgumentException(
                    "not a density: \"" + text + "\"; accepted: 3-5 notes a bar on average, 3-5/bar in each");
        }
        int hyphen = numbers.indexOf('-');
        int fewest = Integer.parseInt(hyphen < 0 ? numbers : numbers.substring(0, hyphen));
        return new Density(
                fewest,
                hyphen < 0 ? fewest : Integer.parseInt(numbers.substring(hyphen + 1)),
                each ? Density.Scope.EACH_BAR : Density.Scope.AVERAGE);
    }

    private static Wish.Distance distance(int notes) {
        if (notes != USUAL && notes < WorkIndex.LEAST) {
            throw new IllegalArgumentException(
                    "runs of " + WorkIndex.LEAST + " notes and more can be kept out, asked for " + notes);
        }
        return new Wish.Distance(notes == USUAL ? Optional.empty() : Optional.of(notes));
    }

    private static int checkedParticles(int number) {
        if (number < 1 || number > Request.MOST_PARTICLES) {
            throw new IllegalArgumentException(
                    "1 to " + Request.MOST_PARTICLES + " can be drawn side by side, asked for " + number);
        }
        return number;
    }
}
