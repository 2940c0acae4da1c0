package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A kind of text that takes a manifest store in a comment (C2PA 2.5, A.9). Told by content, as all formats here. */
enum TextFormat {
    /** Comments begin with {@code %}; a first line {@code %abc-2.1} must stay the first. */
    ABC("text/vnd.abc", "%", "", "\\s*%+\\s*", "\\s*") {
        @Override
        boolean recognizes(ByteSource text) {
            return AbcBeginning.recognizes(text);
        }

        @Override
        long reserved(ByteSource text) {
            return AbcBeginning.reserved(text);
        }

        @Override
        OptionalLong place(ByteSource text) {
            return reserved(text) == 0 ? OptionalLong.of(0) : OptionalLong.empty();
        }
    },
    MUSIC_XML("application/vnd.recordare.musicxml+xml") {
        @Override
        boolean recognizes(ByteSource text) {
            return XmlBeginning.of(text).hasRoot("score-partwise", "score-timewise");
        }
    },
    MEI("application/mei+xml") {
        @Override
        boolean recognizes(ByteSource text) {
            return XmlBeginning.of(text).hasRoot("mei");
        }
    };

    /** More than the longest comment mark that is accepted, with its blanks. */
    private static final int LONGEST_MARK = 64;

    private final String mediaType;
    private final String prefix;
    private final String suffix;
    private final Pattern anyPrefix;
    private final Pattern anySuffix;

    /**
     * XML. The comments {@code <!-- -->} that A.9 names for it may not hold the two hyphens of the delimiters (XML 1.0,
     * 2.5): no XML parser would read the file. A processing instruction may; who looks for the delimiters finds them there
     * as well. What others wrote as comments is found too.
     */
    TextFormat(String mediaType) {
        this(mediaType, "<?c2pa", "?>", "\\s*(<!--|<\\?[A-Za-z][A-Za-z0-9_.-]*)\\s*", "\\s*(-->|\\?>)\\s*");
    }

    TextFormat(String mediaType, String prefix, String suffix, String anyPrefix, String anySuffix) {
        this.mediaType = mediaType;
        this.prefix = prefix;
        this.suffix = suffix;
        this.anyPrefix = Pattern.compile(anyPrefix);
        this.anySuffix = Pattern.compile(anySuffix);
    }

    String mediaType() {
        return mediaType;
    }

    /** The usual ending of the name, without the dot: {@code abc}, {@code musicxml}, {@code mei}. */
    String extension() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** What begins our comment. */
    String prefix() {
        return prefix;
    }

    /** What ends our comment, but for the line end. */
    String suffix() {
        return suffix;
    }

    /** Whether the text begins as this format does. */
    abstract boolean recognizes(ByteSource text);

    /** How many bytes must stay the first of the file, their line end included; 0 if a comment may come first. */
    long reserved(ByteSource text) {
        return XmlBeginning.of(text).declarationEnd();
    }

    /** Where a line of ours goes, empty for the end of the file. */
    OptionalLong place(ByteSource text) {
        long reserved = reserved(text);
        return reserved > ByteOrderMark.length(text) || reserved == 0
                ? OptionalLong.of(reserved)
                : OptionalLong.empty();
    }

    /** Whether the line of the block is a comment and nothing else. */
    boolean isComment(ManifestBlock block, ByteSource text) {
        return matches(anyPrefix, block.before(), text) && matches(anySuffix, block.after(), text);
    }

    private static boolean matches(Pattern pattern, ByteRange range, ByteSource text) {
        return range.length() <= LONGEST_MARK
                && pattern.matcher(new String(text.read(range), StandardCharsets.ISO_8859_1))
                        .matches();
    }
}
