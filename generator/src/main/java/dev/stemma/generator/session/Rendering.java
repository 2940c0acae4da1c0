package dev.stemma.generator.session;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.sound.Instrument;
import dev.stemma.generator.notation.sound.Synthesizer;
import dev.stemma.generator.notation.sound.WavRenderer;
import dev.stemma.provenance.record.Digest;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a melody was made to sound, as journals keep it: enough to make it sound so again. */
public sealed interface Rendering {
    /** Names of the texts. */
    String SYNTHESIZER = "synthesizer";

    String INSTRUMENT = "instrument";

    String CHANNELS = "channels";

    String SOUNDFONT = "soundfont";

    /** As texts, for records: {@link #read} gives the same again. */
    SortedMap<String, String> asTexts();

    /**
     * By our own synthesizer.
     *
     * @param version of the synthesizer, see {@link Synthesizer#VERSION}
     */
    record Synthesized(int version, Instrument instrument, WavRenderer.Channels channels) implements Rendering {
        /** By the synthesizer as it is now. */
        public static Synthesized now(Instrument instrument, WavRenderer.Channels channels) {
            return new Synthesized(Synthesizer.VERSION, instrument, channels);
        }

        /** Whether this program can make it again. */
        public boolean isCurrent() {
            return version == Synthesizer.VERSION;
        }

        /**
         * The same WAV file for the same melody.
         *
         * @throws IllegalArgumentException if the melody lasts too long
         */
        public byte[] render(Melody melody) {
            return WavRenderer.render(melody, instrument, channels);
        }

        @Override
        public SortedMap<String, String> asTexts() {
            SortedMap<String, String> texts = new TreeMap<>();
            texts.put(SYNTHESIZER, Integer.toString(version));
            texts.put(INSTRUMENT, instrument.label());
            texts.put(CHANNELS, channels.name().toLowerCase(Locale.ROOT));
            return texts;
        }
    }

    /**
     * By the synthesizer of the Java platform with a SoundFont that somebody had; it may sound otherwise elsewhere.
     *
     * @param soundFont digest of its file
     */
    record Sampled(Digest soundFont, Instrument instrument) implements Rendering {
        @Override
        public SortedMap<String, String> asTexts() {
            SortedMap<String, String> texts = new TreeMap<>();
            texts.put(SOUNDFONT, soundFont.toString());
            texts.put(INSTRUMENT, instrument.label());
            return texts;
        }
    }

    /**
     * Reads what {@link #asTexts} writes.
     *
     * @throws RecordException if it would not write these texts
     */
    static Rendering read(SortedMap<String, String> texts) throws RecordException {
        Recorded recorded = Recorded.of("the rendering on record", texts);
        Instrument instrument = recorded.required(INSTRUMENT, Instrument::parse);
        Rendering rendering = texts.containsKey(SOUNDFONT)
                ? new Sampled(recorded.required(SOUNDFONT, Digest::parse), instrument)
                : new Synthesized(
                        recorded.required(SYNTHESIZER, Integer::parseInt),
                        instrument,
                        recorded.required(
                                CHANNELS, text -> WavRenderer.Channels.valueOf(text.toUpperCase(Locale.ROOT))));
        recorded.requireSame(rendering.asTexts());
        return rendering;
    }
}
