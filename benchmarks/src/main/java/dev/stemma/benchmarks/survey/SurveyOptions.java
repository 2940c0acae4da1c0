package dev.stemma.benchmarks.survey;

import dev.stemma.benchmarks.WorksAtHand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is surveyed.
 *
 * @param model its folder
 * @param count melodies of each tradition; their seeds are 1 to this
 * @param temperature that of the product if none is named
 * @param descriptors folder of the terms of the corpora
 * @param corpora works, of which those count that the model's data set lists; those at hand if none is named
 * @param out where all is written as JSON
 * @param abc where the melodies are written as a tunebook
 */
record SurveyOptions(
        Path model,
        int count,
        Optional<Double> temperature,
        Path descriptors,
        List<Path> corpora,
        Optional<Path> out,
        Optional<Path> abc) {
    SurveyOptions {
        corpora = List.copyOf(corpora);
        if (count < 1) {
            throw new IllegalArgumentException("--count is at least 1, found " + count);
        }
    }

    static SurveyOptions parse(String... arguments) throws IOException {
        Path model = Path.of("models", "melody-2");
        int count = 50;
        Optional<Double> temperature = Optional.empty();
        Path descriptors = WorksAtHand.DESCRIPTORS;
        List<Path> corpora = new ArrayList<>();
        Optional<Path> out = Optional.empty();
        Optional<Path> abc = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                corpora.add(Path.of(arguments[i]));
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is followed by a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i++]) {
                case "--model" -> model = Path.of(value);
                case "--count" -> count = Integer.parseInt(value);
                case "--temperature" -> temperature = Optional.of(Double.valueOf(value));
                case "--descriptors" -> descriptors = Path.of(value);
                case "--out" -> out = Optional.of(Path.of(value));
                case "--abc" -> abc = Optional.of(Path.of(value));
                default ->
                    throw new IllegalArgumentException(
                            "accepted: --model, --count, --temperature, --descriptors, --out, --abc and files"
                                    + " of works; found " + arguments[i - 1]);
            }
        }
        return new SurveyOptions(
                model, count, temperature, descriptors, corpora.isEmpty() ? WorksAtHand.corpora() : corpora, out, abc);
    }
}
