package dev.stemma.generator.music;

/** Microseconds to a quarter note, 1 to 16,777,215, as Standard MIDI Files have it. */
public record Tempo(int microsPerQuarter) {
    public Tempo {
        if (microsPerQuarter < 1 || microsPerQuarter > 0xFFFFFF) {
            throw new IllegalArgumentException(
                    "tempo must be 1 to 16,777,215 microseconds a quarter, found " + microsPerQuarter);
        }
    }

    /** Quarter notes a minute, 4 to 1,000. */
    public static Tempo ofBpm(double quartersPerMinute) {
        if (!(quartersPerMinute >= 4 && quartersPerMinute <= 1000)) {
            throw new IllegalArgumentException(
                    "tempo must be 4 to 1000 quarter notes a minute, found " + quartersPerMinute);
        }
        return new Tempo((int) Math.rint(60_000_000 / quartersPerMinute));
    }

    /** Quarter notes a minute. */
    public double bpm() {
        return 60_000_000.0 / microsPerQuarter;
    }
}
