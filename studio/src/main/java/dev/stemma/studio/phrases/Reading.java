package dev.stemma.studio.phrases;

/**
 * One way to read a text.
 *
 * @param said in the language
 * @param known how many characters of the text the book has
 * @param own how many of them the phrase has that it is, rather than those in it
 * @param complete whether all of it is known but numbers and quotations
 */
record Reading(String said, int known, Kind kind, int own, boolean complete) {
    /** Of readings that know as much, a later kind is likelier. */
    enum Kind {
        /** Two texts, of which one is not known: rather a name with a comma in it. */
        HALF,
        /** A phrase, which may swallow what follows it. */
        PHRASE,
        /** A list, which stands in a sentence. */
        LIST,
        /** A phrase behind something else, which may be a list. */
        BEHIND,
        /** Sentences one after the other. */
        SENTENCES
    }

    boolean isPhrase() {
        return kind == Kind.PHRASE || kind == Kind.BEHIND;
    }

    Reading within(String open, String close) {
        return new Reading(open + said + close, known, kind, own, complete);
    }
}
