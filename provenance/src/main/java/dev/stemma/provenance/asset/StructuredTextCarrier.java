package dev.stemma.provenance.asset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The store in a text that has comments (C2PA 2.5, A.9): one line, the first of the file.
 *
 * <pre>
 * % -----BEGIN C2PA MANIFEST----- data:application/c2pa;base64,... -----END C2PA MANIFEST-----
 * </pre>
 *
 * <p>Where a line is reserved to be the first, an XML declaration is followed by the block, other texts end with it. The
 * hard binding excludes the whole line with its line end; at the end of the file, the line end before it as well (A.9.5).
 * The block takes the line end that the file has, LF or CRLF. All other bytes stay, but for one line end that is put
 * between an XML declaration and a root on the same line. Read is any file up to the length of a {@code long}, as a stream;
 * in memory is the one line that holds the store.
 */
public final class StructuredTextCarrier implements Carrier {
    /** Of a text in two-byte letters, enough to tell its format. */
    private static final int WIDE_HEAD = 1 << 13;

    /** More than a line of the longest store. */
    private static final long LONGEST_LINE = StoreEncoding.BASE64.length(MAX_STORE) + 256;

    private final TextFormat format;

    StructuredTextCarrier(TextFormat format) {
        this.format = format;
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    @Override
    public List<String> extensions() {
        return List.of(format.extension());
    }

    @Override
    public boolean recognizes(ByteSource file) {
        Optional<Charset> wide = ByteOrderMark.wide(file);
        if (wide.isEmpty()) {
            return format.recognizes(file);
        }
        byte[] head = file.read(new ByteRange(0, Math.min(file.length(), WIDE_HEAD)));
        String text = new String(head, wide.get()).replaceFirst("^\uFEFF", "");
        return format.recognizes(ByteSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Located locate(ByteSource file) {
        List<ManifestBlock.Delimiter> delimiters = ManifestBlock.delimiters(file);
        if (delimiters.isEmpty()) {
            return new Located.Absent();
        }
        List<ManifestBlock> blocks = ManifestBlock.blocks(file, delimiters);
        if (delimiters.stream().filter(ManifestBlock.Delimiter::begins).count() > 1 && blocks.size() > 1) {
            return new Located.Doubled(blocks.stream().map(ManifestBlock::line).toList());
        }
        if (delimiters.size() != 2 || blocks.size() != 1) {
            return new Located.Misplaced(
                    delimiters.get(0).range(),
                    delimiters.size() + " delimiters of a manifest block; expected one BEGIN and one END on one line");
        }
        return located(file, blocks.get(0));
    }

    private Located located(ByteSource file, ManifestBlock block) {
        if (!format.isComment(block, file)) {
            return new Located.Misplaced(
                    block.line(),
                    "its line holds more than a comment; expected " + format.prefix() + " ... " + format.suffix());
        }
        Optional<ByteRange> exclusion = exclusion(file, block.line());
        if (exclusion.isEmpty()) {
            return new Located.Misplaced(
                    block.line(),
                    "in the middle of the text; expected at its beginning, after a line that must come"
                            + " first, or at its end");
        }
        if (block.line().length() > LONGEST_LINE) {
            throw new AssetException(
                    block.line().start(),
                    "a line of " + block.line().length() + " bytes for a manifest store; at most " + LONGEST_LINE
                            + " are read");
        }
        StoreReference reference = StoreReference.read(
                file.read(block.reference()), block.reference().start());
        if (reference instanceof StoreReference.Inline inline) {
            return new Located.Found(
                    inline.store(),
                    inline.range(),
                    exclusion.get(),
                    List.of(),
                    isCanonical(file.read(block.line()), inline.store()));
        }
        if (reference instanceof StoreReference.Uri uri) {
            return new Located.Elsewhere(uri.uri(), exclusion.get());
        }
        return new Located.Misplaced(block.reference(), ((StoreReference.Broken) reference).problem());
    }

    /** What the hard binding must exclude for a block on this line (A.9.5.1); empty if no block may be there. */
    private Optional<ByteRange> exclusion(ByteSource file, ByteRange line) {
        if (line.start() == 0 || line.start() == format.reserved(file) && line.end() < file.length()) {
            return Optional.of(line);
        }
        if (line.end() < file.length()) {
            return Optional.empty();
        }
        return Optional.of(ByteRange.between(line.start() - LineEnd.before(file, line.start()), line.end()));
    }

    private boolean isCanonical(byte[] line, byte[] store) {
        byte[] block = block(StoreEncoding.BASE64.encode(store));
        return Arrays.equals(line, block)
                || Arrays.equals(line, join(block, LineEnd.LF.bytes()))
                || Arrays.equals(line, join(block, LineEnd.CRLF.bytes()));
    }

    private byte[] block(byte[] encoded) {
        return join(ManifestBlock.opening(format.prefix()), encoded, ManifestBlock.closing(format.suffix()));
    }

    @Override
    public Optional<LabelCarrier> label() {
        return Optional.of(format == TextFormat.ABC ? new AbcLabelCarrier() : new XmlLabelCarrier(format));
    }

    @Override
    public Optional<String> describe(ByteSource file, ByteRange range) {
        return Optional.of(TextPassage.describe(file, range));
    }

    @Override
    public Placement reserve(byte[] file, int storeLength) {
        byte[] plain = strip(file);
        ByteSource text = ByteSource.of(plain);
        requireTaking(text, plain, storeLength);
        byte[] newline = LineEnd.of(text).bytes();
        byte[] block = block(StoreEncoding.BASE64.placeholder(storeLength));
        OptionalLong place = format.place(text);
        long position = place.orElse(plain.length);
        int ended = LineEnd.before(text, position);
        boolean follows = position > 0 && ended == 0;
        boolean unended = place.isEmpty() && follows;
        byte[] inserted = join(follows ? newline : new byte[0], block, unended ? new byte[0] : newline);
        long blockStart = position + (follows ? newline.length : 0);
        Edits edits = new Edits(plain);
        edits.replace(new ByteRange(position, 0), inserted);
        long exclusionStart = place.isPresent() ? blockStart : position - ended;
        return new Placement(
                edits.apply(),
                new ByteRange(
                        blockStart + ManifestBlock.opening(format.prefix()).length,
                        StoreEncoding.BASE64.length(storeLength)),
                StoreEncoding.BASE64,
                ByteRange.between(exclusionStart, position + inserted.length));
    }

    private void requireTaking(ByteSource text, byte[] plain, int storeLength) {
        if (ByteOrderMark.wide(text).isPresent()) {
            throw new AssetException(
                    0, "the text is in UTF-16; credentials are written into texts in UTF-8 or ASCII: save it as UTF-8");
        }
        LineEnd.requireNoBareReturn(plain);
        List<ManifestBlock.Delimiter> delimiters = ManifestBlock.delimiters(text);
        if (!delimiters.isEmpty()) {
            throw new AssetException(
                    delimiters.get(0).range().start(),
                    "the text itself holds a delimiter of manifest blocks; a file with credentials has one block only");
        }
        if (storeLength < 0 || storeLength > MAX_STORE || plain.length + LONGEST_LINE > Integer.MAX_VALUE - 8) {
            throw new AssetException(
                    plain.length,
                    "a store of " + storeLength + " bytes after a text of " + plain.length + " bytes; stores of up to "
                            + MAX_STORE + " bytes in files of up to 2 GiB are written");
        }
    }

    @Override
    public byte[] strip(byte[] file) {
        ByteSource text = ByteSource.of(file);
        Edits edits = new Edits(file);
        long removed = 0;
        for (ManifestBlock block : ManifestBlock.blocks(text, ManifestBlock.delimiters(text))) {
            if (format.isComment(block, text)) {
                ByteRange line = block.line();
                boolean unended = LineEnd.before(text, line.end()) == 0;
                long start = line.start() - (unended ? LineEnd.before(text, line.start()) : 0);
                edits.remove(ByteRange.between(Math.max(start, removed), line.end()));
                removed = line.end();
            }
        }
        return edits.apply();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
