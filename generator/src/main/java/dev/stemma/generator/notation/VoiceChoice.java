package dev.stemma.generator.notation;

import dev.stemma.generator.music.Note;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which of a file's lines becomes the melody.
 *
 * @param reason why, a clause for people
 */
public record VoiceChoice(Candidate candidate, SingleLine line, String reason) {
    private static final List<String> MELODIC =
            List.of("melod", "vocal", "voice", "voix", "stimme", "lead", "sopran", "solo", "sing", "旋律", "人声", "主唱");

    /**
     * A line with its notes.
     *
     * @param pitched false for drums, which are taken only by name
     */
    public record Candidate(Voice voice, List<Note> notes, boolean pitched) {
        public Candidate {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The voice that was asked for; else of the single lines the one whose name says melody, else, of those with at
     * least half as many notes as the longest, the highest.
     *
     * @throws NotationException if there is no such voice, or several notes sound at once and top notes were not asked
     *     for; the message lists the voices
     */
    public static VoiceChoice of(List<Candidate> candidates, ReadOptions options) throws NotationException {
        if (candidates.isEmpty()) {
            throw new NotationException("found no notes, expected a melody");
        }
        if (options.voice().isPresent()) {
            return named(candidates, options.voice().get(), options);
        }
        List<Candidate> pitched = candidates.stream().filter(Candidate::pitched).toList();
        if (pitched.isEmpty()) {
            throw new NotationException("found only drums, expected a melody: " + list(candidates));
        }
        List<Candidate> single =
                pitched.stream().filter(it -> it.voice().singleLine()).toList();
        if (single.isEmpty() && !options.topNotes()) {
            throw new NotationException("several notes sound at a time in " + list(pitched)
                    + "; accepted: a single line, or say that the top notes shall be taken");
        }
        List<Candidate> offered = single.isEmpty() ? pitched : single;
        if (offered.size() == 1) {
            return take(offered.get(0), candidates.size() == 1 ? "it is the only one" : "it is the only single line");
        }
        return mostMelodic(offered);
    }

    private static VoiceChoice named(List<Candidate> candidates, String name, ReadOptions options)
            throws NotationException {
        Candidate found = candidates.stream()
                .filter(it -> it.voice().id().equals(name))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(it -> it.voice().name().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(
                        () -> new NotationException("found no voice \"" + name + "\"; there are " + list(candidates)));
        if (!found.voice().singleLine() && !options.topNotes()) {
            throw new NotationException("several notes sound at a time in " + found.voice()
                    + "; accepted: a single line, or say that its top notes shall be taken");
        }
        return take(found, "it was asked for");
    }

    private static VoiceChoice mostMelodic(List<Candidate> offered) {
        int longest = offered.stream().mapToInt(it -> it.voice().notes()).max().orElseThrow();
        List<Candidate> substantial =
                offered.stream().filter(it -> it.voice().notes() * 2 >= longest).toList();
        for (Candidate candidate : substantial) {
            String name = candidate.voice().name().toLowerCase(Locale.ROOT);
            if (MELODIC.stream().anyMatch(name::contains)) {
                return take(candidate, "its name says that it is the melody");
            }
        }
        Candidate highest = substantial.get(0);
        for (Candidate candidate : substantial) {
            if (median(candidate) > median(highest)) {
                highest = candidate;
            }
        }
        return take(highest, "it lies highest of the longer lines");
    }

    private static VoiceChoice take(Candidate candidate, String reason) {
        SingleLine line = SingleLine.of(candidate.notes());
        return new VoiceChoice(candidate, line, line.isSingle() ? reason : reason + ", its top notes");
    }

    private static int median(Candidate candidate) {
        List<Integer> pitches = candidate.notes().stream()
                .map(note -> note.pitch().midi())
                .sorted(Comparator.naturalOrder())
                .toList();
        return pitches.get(pitches.size() / 2);
    }

    /** At most twelve by name, so that a message stays readable. */
    private static String list(List<Candidate> candidates) {
        String names =
                candidates.stream().limit(12).map(it -> it.voice().toString()).collect(Collectors.joining(", "));
        return candidates.size() <= 12 ? names : names + " and " + (candidates.size() - 12) + " more";
    }
}
