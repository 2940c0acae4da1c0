package dev.stemma.provenance.asset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label in an ABC file: a directive in the head of the first tune, before its key.
 *
 * <pre>%%AIGC {"AIGC":{...}}</pre>
 *
 * <p>No standard names a place for it in this format; this one is ours. Read is every such directive, and every comment, note
 * ({@code N:}) and instruction ({@code I:}) that holds a label.
 */
public final class AbcLabelCarrier implements LabelCarrier {
    /** How far into a file labels are looked for; ours stands in the head of its first tune. */
    private static final int LONGEST = 1 << 22;

    /** Where a line begins. What {@code ^} takes for one may be half of a letter here. */
    private static final String BEGIN = "(?<![^\\r\\n])";

    private static final Pattern LINE = Pattern.compile(BEGIN
            + "(?:%+[ \\t]*AIGC\\b[ \\t:=]*|[NI]:[ \\t]*(?:AIGC\\b[ \\t]*)?)" + "([^\\r\\n]*)(?:\\r?\\n|\\r|\\z)");
    private static final String DIRECTIVE = "%%AIGC ";
    private static final Pattern KEY = Pattern.compile(BEGIN + "K:");

    @Override
    public List<LabelField> find(ByteSource file) {
        List<LabelField> found = new ArrayList<>();
        if (ByteOrderMark.wide(file).isEmpty()) {
            each(text(file.read(new ByteRange(0, Math.min(file.length(), LONGEST)))), found::add);
        }
        return found;
    }

    private static void each(String text, Consumer<LabelField> found) {
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            byte[] content = line.group(1).strip().getBytes(StandardCharsets.ISO_8859_1);
            if (line.group().startsWith("%%") || LabelCarrier.isLabel(content)) {
                found.accept(new LabelField(ByteRange.between(line.start(), line.end()), content));
            }
        }
    }

    @Override
    public byte[] put(byte[] file, String label) {
        byte[] plain = strip(file);
        ByteSource source = ByteSource.of(plain);
        if (ByteOrderMark.wide(source).isPresent()) {
            throw new AssetException(
                    0, "the text is in UTF-16; labels are written into texts in UTF-8 or ASCII: save it as UTF-8");
        }
        Matcher key = KEY.matcher(text(plain));
        if (!key.find()) {
            throw new AssetException(0, "the file has no key (K:), before which a label would stand");
        }
        String newline = new String(LineEnd.of(source).bytes(), StandardCharsets.US_ASCII);
        Edits edits = new Edits(plain);
        edits.replace(
                new ByteRange(key.start(), 0),
                String.join("", DIRECTIVE, label, newline).getBytes(StandardCharsets.UTF_8));
        return edits.apply();
    }

    @Override
    public byte[] strip(byte[] file) {
        Edits edits = new Edits(file);
        if (ByteOrderMark.wide(ByteSource.of(file)).isEmpty()) {
            each(text(file), field -> edits.remove(field.range()));
        }
        return edits.apply();
    }

    /** One character for each byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
