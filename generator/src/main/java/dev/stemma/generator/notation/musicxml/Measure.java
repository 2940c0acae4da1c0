package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A written bar of one part; times count from its start. Filled by {@link MeasureReader}. */
final class Measure {
    /** A note head, or the top one of a chord. {@code words} have the note's own onset. */
    record Head(
            String voice,
            Ticks onset,
            Ticks duration,
            Pitch pitch,
            boolean tiedFrom,
            boolean tiedTo,
            List<Lyric> words) {}

    final List<Head> heads = new ArrayList<>();
    final TreeMap<Ticks, Metre> metres = new TreeMap<>();
    final TreeMap<Ticks, Key> keys = new TreeMap<>();
    final TreeMap<Ticks, Tempo> tempos = new TreeMap<>();
    final List<ChordSymbol> chords = new ArrayList<>();
    Ticks length = Ticks.ZERO;
    boolean repeatBegins;
    /** How often the section that ends here is played; 1 without a repeat sign. */
    int times = 1;
    /** Passes in which this bar is played if it belongs to an ending; empty otherwise. */
    Set<Integer> endings = new TreeSet<>();
}
