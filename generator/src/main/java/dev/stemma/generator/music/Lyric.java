package dev.stemma.generator.music;

/**
 * A syllable under the note that begins at {@code onset}.
 *
 * @param verse 1 for the first line of words
 * @param hyphenated whether the word goes on with the next syllable
 */
public record Lyric(Ticks onset, int verse, String text, boolean hyphenated) {
    public Lyric {
        if (verse < 1) {
            throw new IllegalArgumentException("verses count from 1, found " + verse);
        }
    }
}
