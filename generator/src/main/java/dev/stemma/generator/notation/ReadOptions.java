package dev.stemma.generator.notation;

import java.util.Optional;

/**
 * What a reader takes from a file that holds more than one line.
 *
 * @param voice the {@link Voice#id} or the name of a voice; without one the reader chooses and says why
 * @param topNotes whether the highest notes are taken where several sound at once, rather than refusing them
 */
public record ReadOptions(Optional<String> voice, boolean topNotes) {
    /** The most melodic single line. */
    public static final ReadOptions DEFAULT = new ReadOptions(Optional.empty(), false);

    public ReadOptions withVoice(String name) {
        return new ReadOptions(Optional.of(name), topNotes);
    }

    public ReadOptions withTopNotes() {
        return new ReadOptions(voice, true);
    }
}
