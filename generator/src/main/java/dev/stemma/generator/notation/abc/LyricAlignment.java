package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.abc.Syllables.Syllable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the syllables of {@code w:} lines under notes (ABC 2.1 section 5.1): each line of words under the notes since
 * the words before; where several lines of music had none, under as many of the last of them as it fills.
 */
final class LyricAlignment {
    private static final int MAX_VERSES = 100;

    private final Warnings warnings;
    /** Lines of music; in each the notes, and an empty place for every bar line. */
    private final List<List<Optional<Syllables>>> music = new ArrayList<>();

    private int verse;

    LyricAlignment(Warnings warnings) {
        this.warnings = warnings;
    }

    void startLine() {
        if (verse > 0) {
            music.clear();
            verse = 0;
        }
        if (music.isEmpty() || !music.get(music.size() - 1).isEmpty()) {
            music.add(new ArrayList<>());
        }
    }

    void note(Syllables place) {
        addPlace(Optional.of(place));
    }

    void barLine() {
        addPlace(Optional.empty());
    }

    private void addPlace(Optional<Syllables> place) {
        if (verse > 0 || music.isEmpty()) {
            startLine();
        }
        music.get(music.size() - 1).add(place);
    }

    /** Aligns the text of one {@code w:} field. */
    void words(int line, String text) {
        verse++;
        if (verse > MAX_VERSES) {
            warnings.add(line, "more than " + MAX_VERSES + " verses under one line: the rest is left out");
            return;
        }
        List<Token> tokens = tokens(text);
        List<Optional<Syllables>> places = places(tokens);
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind == Kind.BAR) {
                while (at < places.size() && places.get(at).isPresent()) {
                    at++;
                }
                at++;
                continue;
            }
            while (at < places.size() && places.get(at).isEmpty()) {
                at++;
            }
            if (at >= places.size()) {
                if (token.kind == Kind.SYLLABLE) {
                    warnings.add(line, "more syllables than notes: left out from \"" + token.text + "\"");
                }
                return;
            }
            if (token.kind == Kind.SYLLABLE) {
                places.get(at).orElseThrow().add(new Syllable(verse, token.text, token.hyphenated));
            }
            at++;
        }
    }

    private List<Optional<Syllables>> places(List<Token> tokens) {
        long needed = tokens.stream().filter(token -> token.kind != Kind.BAR).count();
        int first = music.size();
        long found = 0;
        while (first > 0 && (found < needed || first == music.size())) {
            first--;
            found += music.get(first).stream().filter(Optional::isPresent).count();
        }
        List<Optional<Syllables>> places = new ArrayList<>();
        music.subList(first, music.size()).forEach(places::addAll);
        return places;
    }

    private enum Kind {
        SYLLABLE,
        SKIP,
        BAR
    }

    private record Token(Kind kind, String text, boolean hyphenated) {
        static final Token SKIP = new Token(Kind.SKIP, "", false);
        static final Token BAR = new Token(Kind.BAR, "", false);
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder syllable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                boolean literal = "-_*|".indexOf(text.charAt(i + 1)) >= 0;
                syllable.append(literal ? "\\u%04x".formatted((int) text.charAt(i + 1)) : text.substring(i, i + 2));
                i++;
            } else if (c == '-') {
                boolean within = !syllable.isEmpty();
                finish(syllable, true, tokens);
                if (!within) {
                    tokens.add(Token.SKIP);
                }
            } else if (" \t_*|".indexOf(c) >= 0) {
                finish(syllable, false, tokens);
                if (c == '_' || c == '*') {
                    tokens.add(Token.SKIP);
                } else if (c == '|') {
                    tokens.add(Token.BAR);
                }
            } else {
                syllable.append(c == '~' ? ' ' : c);
            }
        }
        finish(syllable, false, tokens);
        return tokens;
    }

    private static void finish(StringBuilder syllable, boolean hyphenated, List<Token> tokens) {
        if (!syllable.isEmpty()) {
            tokens.add(new Token(Kind.SYLLABLE, TextString.decode(syllable.toString()), hyphenated));
            syllable.setLength(0);
        }
    }
}
