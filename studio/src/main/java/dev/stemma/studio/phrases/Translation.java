package dev.stemma.studio.phrases;

import dev.stemma.provenance.record.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How one text is said in a language: of all ways to read it, as a phrase or as several, the one that knows most of it. */
final class Translation {
    /** Parts of parts of a text. */
    private static final int DEEPEST = 12;

    /** Parts that are looked at; our longest sentences, with names of many parts, have some hundreds; a text that somebody made to take long has more. */
    private static final int MOST_READINGS = 500;

    /** Longer texts are data. */
    private static final int LONGEST = 1200;

    /** A number, a fraction, a stretch of bars, a pitch, an id of a note. */
    private static final Pattern NUMBER =
            Pattern.compile("[\\p{L}#]{0,2}[\\p{N}\\p{P}\\p{S}]*\\p{N}[\\p{N}\\p{P}\\p{S}]*");

    private static final Comparator<Reading> LIKELIER =
            Comparator.comparingInt(Reading::known).thenComparing(Reading::kind).thenComparing(Reading::own);

    private final Phrasebook book;
    private final Language language;
    private final Map<String, Optional<Reading>> readings = new HashMap<>();

    Translation(Phrasebook book, Language language) {
        this.book = book;
        this.language = language;
    }

    String say(String text) {
        return read(text, 0).map(Reading::said).orElse(text);
    }

    /** Nothing, if nothing in the text is known. */
    private Optional<Reading> read(String text, int depth) {
        Optional<Reading> before = readings.get(text);
        if (before != null) {
            return before;
        }
        if (text.isEmpty() || text.length() > LONGEST || depth > DEEPEST || readings.size() > MOST_READINGS) {
            return Optional.empty();
        }
        Optional<Reading> best = Stream.of(phrases(text, depth), several(text, depth), bracketed(text, depth))
                .flatMap(each -> each)
                .max(LIKELIER);
        readings.put(text, best);
        return best;
    }

    private Stream<Reading> phrases(String text, int depth) {
        return book.candidates(text).flatMap(phrase -> readings(phrase, text, depth));
    }

    private Stream<Reading> readings(Phrase phrase, String text, int depth) {
        return phrase.match(text).stream().flatMap(parts -> reading(phrase, parts, depth).stream());
    }

    private Optional<Reading> reading(Phrase phrase, List<String> parts, int depth) {
        List<Optional<Reading>> readings = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            readings.add(phrase.isQuoted(i) ? Optional.empty() : read(parts.get(i), depth + 1));
        }
        if (!phrase.isTelling() && !tell(parts, readings)) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>(parts.size());
        int known = phrase.known();
        boolean complete = true;
        for (int i = 0; i < parts.size(); i++) {
            complete &= phrase.isQuoted(i)
                    || readings.get(i)
                            .map(Reading::complete)
                            .orElse(NUMBER.matcher(parts.get(i)).matches());
            said.add(readings.get(i).map(Reading::said).orElse(parts.get(i)));
            known += readings.get(i).map(Reading::known).orElse(0);
        }
        Reading.Kind kind = phrase.beginsWithAGap() ? Reading.Kind.BEHIND : Reading.Kind.PHRASE;
        return Optional.of(new Reading(phrase.said(language, said), known, kind, phrase.known(), complete));
    }

    /** Whether parts show that they stand in a phrase: they are numbers and phrases, or the first of them is a phrase. */
    private static boolean tell(List<String> parts, List<Optional<Reading>> readings) {
        boolean all = true;
        for (int i = 0; i < parts.size(); i++) {
            boolean phrase = readings.get(i).filter(Reading::isPhrase).isPresent();
            if (Joint.of(parts.get(i)).stream().anyMatch(joint -> joint.isOutermost() || joint.isLoose() && !phrase)) {
                return false;
            }
            all &= complete(readings.get(i)) || NUMBER.matcher(parts.get(i)).matches();
        }
        return all
                || readings.get(0)
                        .filter(first -> first.kind() == Reading.Kind.PHRASE)
                        .filter(Reading::complete)
                        .isPresent();
    }

    /** Texts one after the other. */
    private Stream<Reading> several(String text, int depth) {
        return Joint.of(text).stream().flatMap(joint -> {
            Optional<Reading> left = read(joint.left(text), depth + 1);
            Optional<Reading> tail = tail(text.substring(joint.at()), joint, depth);
            if (joint.at() > 0 && tail.isPresent() && (joint.isLoose() || left.isPresent())) {
                Prose before = new Prose(language).add(said(left, joint.left(text)));
                return Stream.of(put(joint, left, before.add(tail.get().said()), tail));
            }
            Optional<Reading> right = read(joint.right(text), depth + 1);
            boolean both = left.isPresent() && right.isPresent();
            if (!both && (!joint.isLoose() || left.isEmpty() && right.isEmpty())) {
                return Stream.empty();
            }
            Prose before = new Prose(language).add(said(left, joint.left(text))).add(joint.said(language));
            return Stream.of(put(joint, left, before.add(said(right, joint.right(text))), right));
        });
    }

    private static String said(Optional<Reading> reading, String text) {
        return reading.map(Reading::said).orElse(text);
    }

    /** Some phrases begin with what joins them to others. */
    private Optional<Reading> tail(String text, Joint joint, int depth) {
        return book.candidates(text)
                .filter(phrase -> phrase.fixed().get(0).startsWith(joint.text()))
                .flatMap(phrase -> readings(phrase, text, depth + 1))
                .max(LIKELIER);
    }

    private static Reading put(Joint joint, Optional<Reading> left, Prose said, Optional<Reading> right) {
        int known =
                left.map(Reading::known).orElse(0) + right.map(Reading::known).orElse(0);
        boolean both = left.isPresent() && right.isPresent();
        Reading.Kind kind =
                !both ? Reading.Kind.HALF : joint.isOutermost() ? Reading.Kind.SENTENCES : Reading.Kind.LIST;
        return new Reading(said.toString(), known, kind, 0, complete(left) && complete(right));
    }

    private static boolean complete(Optional<Reading> reading) {
        return reading.filter(Reading::complete).isPresent();
    }

    /** A list, or a text with something in brackets behind it. */
    private Stream<Reading> bracketed(String text, int depth) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return read(text.substring(1, text.length() - 1), depth + 1).stream()
                    .map(inside -> inside.within("[", "]"));
        }
        int open = text.indexOf(" (");
        if (open <= 0 || !text.endsWith(")")) {
            return Stream.empty();
        }
        String inside = text.substring(open + 2, text.length() - 1);
        return read(text.substring(0, open), depth + 1).stream().map(before -> {
            Optional<Reading> within = read(inside, depth + 1);
            Prose prose = new Prose(language).add(before.said()).add(language == Language.CHINESE ? "（" : " (");
            prose.add(said(within, inside)).add(language == Language.CHINESE ? "）" : ")");
            int known = before.known() + within.map(Reading::known).orElse(0);
            return new Reading(prose.toString(), known, before.kind(), 0, before.complete());
        });
    }
}
