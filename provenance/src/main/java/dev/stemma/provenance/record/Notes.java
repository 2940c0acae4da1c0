package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;

/** Notes as arrays of numbers: {@code [id, onset, duration, pitch]}, in offers followed by what the model thought of them. */
final class Notes {
    private static final int NUMBERS = 4;
    private static final int NUMBERS_OF_OFFERED = 10;

    private Notes() {}

    static CborValue toCbor(JournalNote note) {
        return CborValue.of(numbers(note));
    }

    private static List<CborValue> numbers(JournalNote note) {
        return new ArrayList<>(Fields.of(List.of(note.id(), note.onset(), note.duration(), (long) note.pitch())));
    }

    static CborValue toCbor(Generation.OfferedNote offered) {
        List<CborValue> numbers = numbers(offered.note());
        Evidence evidence = offered.evidence();
        numbers.addAll(Fields.of(List.of((long) evidence.draw(), (long) evidence.particle())));
        numbers.add(new CborValue.Float(evidence.logProbability()));
        numbers.addAll(
                Fields.of(List.of((long) evidence.rank(), (long) evidence.rhythms(), (long) evidence.pitches())));
        return CborValue.of(numbers);
    }

    static JournalNote read(CborValue value, Fields fields, String key) throws JournalException {
        return note(numbers(value, NUMBERS, fields, key), fields, key);
    }

    static Generation.OfferedNote readOffered(CborValue value, Fields fields, String key) throws JournalException {
        List<CborValue> numbers = numbers(value, NUMBERS_OF_OFFERED, fields, key);
        return new Generation.OfferedNote(
                note(numbers, fields, key),
                new Evidence(
                        number(numbers, 4, fields, key),
                        number(numbers, 5, fields, key),
                        fields.real(numbers.get(6), key),
                        number(numbers, 7, fields, key),
                        number(numbers, 8, fields, key),
                        number(numbers, 9, fields, key)));
    }

    private static List<CborValue> numbers(CborValue value, int count, Fields fields, String key)
            throws JournalException {
        return fields.present(value.asArray().filter(numbers -> numbers.size() == count), key);
    }

    private static int number(List<CborValue> numbers, int index, Fields fields, String key) throws JournalException {
        return fields.exact(fields.present(numbers.get(index).asLong(), key), key);
    }

    private static JournalNote note(List<CborValue> numbers, Fields fields, String key) throws JournalException {
        return fields.valid(() -> new JournalNote(
                fields.present(numbers.get(0).asLong(), key),
                fields.present(numbers.get(1).asLong(), key),
                fields.present(numbers.get(2).asLong(), key),
                number(numbers, 3, fields, key)));
    }
}
