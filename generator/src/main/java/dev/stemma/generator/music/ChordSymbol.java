package dev.stemma.generator.music;

/** A chord symbol as written above the staff: {@code Gm7}, {@code D/F#}. */
public record ChordSymbol(Ticks onset, String text) {}
