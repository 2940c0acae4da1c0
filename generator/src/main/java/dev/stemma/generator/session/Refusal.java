package dev.stemma.generator.session;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.model.constraint.NoLoop;
import dev.stemma.generator.model.constraint.Possibility.Conflict;
import dev.stemma.generator.music.Metre;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why a request cannot be met, and what to relax. */
final class Refusal {
    private Refusal() {}

    static RequestException of(Conflict conflict, Request request, Vocabulary vocabulary) {
        List<Constraint> together = conflict.together();
        if (together.isEmpty()) {
            return new RequestException(
                    "bars of " + request.metre() + " cannot be filled with the durations this model writes",
                    "choose a metre such as "
                            + vocabulary.metres().stream().map(Metre::toString).collect(Collectors.joining(", ")));
        }
        String kept = together.size() == 1 ? " cannot be kept" : " cannot be kept together";
        return new RequestException(
                phrases(together, request) + kept + " in " + request.bars()
                        + (request.bars() == 1 ? " bar of " : " bars of ") + request.metre(),
                "relax " + String.join(" or ", options(together)) + also(conflict));
    }

    private static String phrases(List<Constraint> constraints, Request request) {
        List<String> phrases = List.copyOf(constraints.stream()
                .map(constraint -> constraint instanceof Cadence
                        ? constraint.wording().phrase() + " of " + request.key()
                        : constraint.wording().phrase())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        if (phrases.size() == 1) {
            return phrases.get(0);
        }
        return String.join(", ", phrases.subList(0, phrases.size() - 1)) + " and " + phrases.get(phrases.size() - 1);
    }

    private static Set<String> options(List<Constraint> constraints) {
        return constraints.stream()
                .map(constraint -> constraint.wording().option())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where leaving out one is not enough, all that has to go. */
    private static String also(Conflict conflict) {
        Set<String> all = options(conflict.without());
        return all.size() < 2 ? "" : "; without " + String.join(" and ", all) + " the rest can be kept";
    }

    static RequestException notFound(List<Constraint> constraints, Request request) {
        String runs = phrases(
                constraints.stream()
                        .filter(one -> one instanceof NoKnownRun || one instanceof NoLoop)
                        .toList(),
                request);
        return new RequestException(
                "the search ended without a melody that keeps to the request and has " + runs
                        + "; there may be one, but none was found",
                "widen --range, raise --temperature, or take another --seed");
    }
}
