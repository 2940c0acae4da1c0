package dev.stemma.generator.notation;

import dev.stemma.generator.notation.abc.AbcBook;
import dev.stemma.generator.notation.abc.AbcField;
import dev.stemma.generator.notation.abc.AbcOptions;
import dev.stemma.generator.notation.abc.AbcReader;
import dev.stemma.generator.notation.abc.AbcTune;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One melody out of ABC. Of a book of tunes, a tune is asked for by its {@code X:} number or title; of a single tune, a
 * voice by its identifier.
 */
final class AbcTunes {
    private static final int MOST_WARNINGS = 20;
    private static final int MOST_VOICES = 16;
    private static final Pattern METRE = Pattern.compile("(?m)(^|\\[)M:\\s*(?!none)\\S");
    private static final Pattern KEY = Pattern.compile("(?m)^K:\\s*(?!none)\\S");

    private AbcTunes() {}

    static Reading read(byte[] bytes, ReadOptions options) throws NotationException {
        AbcBook book = AbcReader.readBook(bytes, AbcOptions.PLAYED);
        if (book.tunes().isEmpty()) {
            throw book.refused().get(0);
        }
        boolean single = book.tunes().size() == 1;
        AbcTune tune =
                single ? book.tunes().get(0) : Tunes.choose(book.tunes(), options, AbcTunes::id, AbcTunes::title);
        String reason = single ? tune.choice() : Tunes.reason(book.tunes().size(), options);
        List<AbcTune> offered = book.tunes();
        if (single && tune.voices().size() > 1) {
            offered = voices(bytes, tune);
            if (options.voice().isPresent()) {
                tune = AbcReader.read(
                                bytes,
                                AbcOptions.PLAYED.withVoice(options.voice().get()))
                        .get(0);
                reason = "it was asked for";
            }
        } else if (single) {
            Tunes.choose(List.of(tune), options, AbcTune::voice, AbcTunes::title);
        }
        if (tune.melody().notes().isEmpty()) {
            throw new NotationException("found no notes in tune " + id(tune) + ", expected a melody");
        }
        List<String> warnings = new ArrayList<>();
        tune.warnings().forEach(warning -> warnings.add(warning.toString()));
        book.refused().forEach(refusal -> warnings.add("another tune was refused: " + refusal.getMessage()));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new Reading(
                MelodyFormat.ABC,
                tune.melody(),
                composer(tune),
                offered.stream()
                        .filter(it -> !it.melody().notes().isEmpty())
                        .map(it -> voice(it, single))
                        .toList(),
                voice(tune, single),
                reason,
                METRE.matcher(text).find(),
                KEY.matcher(text).find(),
                warnings.stream().limit(MOST_WARNINGS).toList());
    }

    private static List<AbcTune> voices(byte[] bytes, AbcTune tune) throws NotationException {
        List<AbcTune> voices = new ArrayList<>();
        for (String voice : tune.voices().stream().limit(MOST_VOICES).toList()) {
            voices.add(AbcReader.read(bytes, AbcOptions.PLAYED.withVoice(voice)).get(0));
        }
        return voices;
    }

    private static Voice voice(AbcTune tune, boolean single) {
        return SingleLine.voice(
                single ? tune.voice() : id(tune), title(tune), tune.melody().notes());
    }

    private static String id(AbcTune tune) {
        return String.valueOf(tune.number());
    }

    private static String title(AbcTune tune) {
        return tune.melody().title().orElse("");
    }

    private static Optional<String> composer(AbcTune tune) {
        return tune.fields().stream()
                .filter(field -> field.letter() == 'C')
                .map(AbcField::text)
                .findFirst();
    }
}
