package dev.stemma.benchmarks.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How well the model predicts what it composed, and works that it has not learned. Where the first is far below the second,
 * its melodies are tamer than music is.
 *
 * @param heldOut the beginnings of works, as many bars as a melody has; nothing if none is at hand
 * @param works how many these are
 */
record Predictability(BitsPerNote composed, BitsPerNote heldOut, int works) {
    /** What a model measures by. */
    static final class Meter {
        private final MelodyModel model;
        private final MelodyEncoder encoder;
        private final Set<String> heldOut;

        /** @throws IOException if the model's training record cannot be read */
        Meter(Path folder, ModelFolder model) throws IOException {
            this.model = model.model();
            this.encoder = new MelodyEncoder(this.model.vocabulary());
            this.heldOut = heldOut(folder);
        }

        /** The works kept for the test, or if there were none those that chose the epoch. */
        private static Set<String> heldOut(Path folder) throws IOException {
            JsonNode record = new ObjectMapper()
                    .readTree(folder.resolve(ModelFolder.TRAINING).toFile());
            Set<String> ids = new HashSet<>();
            JsonNode list = record.path("test").isEmpty() ? record.path("heldOut") : record.path("test");
            list.forEach(id -> ids.add(id.asText()));
            return ids;
        }

        /** @param bars of which works are taken */
        Predictability of(Tradition tradition, List<Melody> composed, List<Work> works, int bars) {
            List<Melody> unheard = works.stream()
                    .filter(work -> heldOut.contains(work.entry().id()))
                    .map(work -> beginning(work.melodies().get(0), bars))
                    .toList();
            return new Predictability(bits(tradition, composed), bits(tradition, unheard), unheard.size());
        }

        private BitsPerNote bits(Tradition tradition, List<Melody> melodies) {
            BitsPerNote bits = BitsPerNote.NOTHING;
            for (Melody melody : melodies) {
                for (TokenSequence sequence : encoder.encode(melody, tradition)) {
                    bits = bits.plus(BitsPerNote.of(model, sequence));
                }
            }
            return bits;
        }

        private static Melody beginning(Melody melody, int count) {
            Melody line = MelodyEncoder.withoutEmptyBars(melody);
            List<Bar> bars = line.bars();
            Ticks end = bars.get(Math.min(count, bars.size()) - 1).end();
            List<Note> notes = line.notes().stream()
                    .filter(note -> !note.end().isAfter(end))
                    .toList();
            return line.withNotes(notes, end);
        }
    }
}
