package dev.stemma.generator.notation.jsonl;

/** What one line of a corpus holds: a melody, or the reason why it is none. */
public sealed interface JsonLine permits JsonMelody, JsonLine.Refused {
    /** Line number in the file, from 1. */
    int line();

    /** A line that holds no melody; the lines after it can still be read. */
    record Refused(int line, String reason) implements JsonLine {}
}
