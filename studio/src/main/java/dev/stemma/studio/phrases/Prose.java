package dev.stemma.studio.phrases;

import dev.stemma.provenance.record.Language;

/** A text that is put together of pieces; in Chinese, with a blank where Chinese meets Latin letters and numbers, else none. */
final class Prose {
    private final Language language;
    private final StringBuilder text = new StringBuilder();

    Prose(Language language) {
        this.language = language;
    }

    Prose add(String piece) {
        if (language == Language.ENGLISH || piece.isEmpty()) {
            text.append(piece);
            return this;
        }
        String next = piece.matches("(?s)\"[^\"]+\"") ? '“' + piece.substring(1, piece.length() - 1) + '”' : piece;
        if (!text.isEmpty()) {
            fit(next);
        }
        text.append(
                next.startsWith(" ") && next.length() > 1 && endsWide() && isWide(next.codePointAt(1))
                        ? next.substring(1)
                        : next);
        return this;
    }

    private void fit(String next) {
        int first = next.codePointAt(0);
        int last = text.codePointBefore(text.length());
        if (last == ' ' && text.length() > 1 && isWide(first) && isWide(text.codePointBefore(text.length() - 1))) {
            text.setLength(text.length() - 1);
        } else if (Character.isIdeographic(last) && isNarrow(first)
                || isNarrow(last) && Character.isIdeographic(first)) {
            text.append(' ');
        }
    }

    private boolean endsWide() {
        return !text.isEmpty() && isWide(text.codePointBefore(text.length()));
    }

    /** A Chinese character, or punctuation as wide as one. */
    private static boolean isWide(int character) {
        return Character.isIdeographic(character) || "，。；：、（）“”…".indexOf(character) >= 0;
    }

    private static boolean isNarrow(int character) {
        return character < 0x250 && Character.isLetterOrDigit(character);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
