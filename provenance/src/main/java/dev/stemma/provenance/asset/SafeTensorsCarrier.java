package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.SafeTensorsHeader.Metadata;
import dev.stemma.provenance.asset.SafeTensorsHeader.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The store in a SafeTensors file (C2PA 2.5, A.3.16): Base64 as a text of the header's metadata.
 *
 * <pre>
 * u64 length {"__metadata__":{"c2pa:manifest":"...", other texts}, tensors}   spaces; then the tensors' data
 * </pre>
 *
 * <p>The hard binding excludes the letters of the Base64, not the quotes around them. What is inserted is filled up with
 * spaces to a multiple of eight bytes, so the data stay aligned as they were. Stripping leaves the bytes that were there
 * before; only an object of texts that holds nothing else goes with the store. The header is read, the data are not: up to
 * {@link SafeTensors#HEADER_LIMIT} bytes are in memory.
 */
public final class SafeTensorsCarrier implements Carrier {
    private static final String KEY = "\"" + SafeTensorsHeader.STORE + "\":\"";
    private static final int ALIGNMENT = 8;

    @Override
    public String mediaType() {
        return "application/vnd.safetensors";
    }

    @Override
    public List<String> extensions() {
        return List.of("safetensors");
    }

    /** A header shorter than 4 GiB, so that four zeros come before its first letter. */
    @Override
    public boolean recognizes(ByteSource file) {
        return new ByteSearch(file).at(ALIGNMENT / 2, new byte[] {0, 0, 0, 0, '{'});
    }

    @Override
    public Located locate(ByteSource file) {
        List<Text> stores =
                SafeTensorsHeader.read(file).metadata().map(Metadata::stores).orElse(List.of());
        if (stores.isEmpty()) {
            return new Located.Absent();
        }
        if (stores.size() > 1) {
            return new Located.Doubled(stores.stream().map(Text::member).toList());
        }
        ByteRange value = stores.get(0).value();
        byte[] encoded = stores.get(0).text().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] store = StoreEncoding.BASE64.decode(encoded);
            boolean canonical = StoreEncoding.BASE64.isCanonical(file.read(value), store);
            return new Located.Found(store, value, value, List.of(), canonical);
        } catch (IllegalArgumentException e) {
            return new Located.Misplaced(value, "its text is no Base64: " + e.getMessage());
        }
    }

    @Override
    public Optional<String> describe(ByteSource file, ByteRange range) {
        return Optional.of(SafeTensorsPassage.describe(SafeTensorsHeader.read(file), range));
    }

    @Override
    public Placement reserve(byte[] file, int storeLength) {
        byte[] plain = strip(file);
        SafeTensorsHeader header = SafeTensorsHeader.read(ByteSource.of(plain));
        requireRoom(header, storeLength);
        String store = new String(StoreEncoding.BASE64.placeholder(storeLength), StandardCharsets.US_ASCII);
        Optional<Metadata> metadata = header.metadata();
        String before = metadata.isPresent() ? KEY : "\"" + SafeTensorsHeader.METADATA + "\":{" + KEY;
        boolean alone = metadata.isPresent()
                ? metadata.get().texts().isEmpty()
                : header.entries().isEmpty();
        String after = "\"" + (metadata.isPresent() ? "" : "}") + (alone ? "" : ",");
        // A space before the brace says that the object of texts was there before the store.
        boolean spaced = metadata.isPresent() && alone;
        int spaces = fill(before.length() + store.length() + after.length() + (spaced ? 1 : 0)) + (spaced ? 1 : 0);
        byte[] inserted = (before + store + after + " ".repeat(spaces)).getBytes(StandardCharsets.US_ASCII);
        long position = metadata.map(Metadata::body).orElse(Long.BYTES + 1L);
        Edits edits = new Edits(plain);
        edits.replace(new ByteRange(position, 0), inserted);
        edits.replace(new ByteRange(0, Long.BYTES), length(header.length() + inserted.length));
        ByteRange range = new ByteRange(position + before.length(), store.length());
        return new Placement(edits.apply(), range, StoreEncoding.BASE64, range);
    }

    private static void requireRoom(SafeTensorsHeader header, int storeLength) {
        long added = StoreEncoding.BASE64.length(storeLength) + KEY.length() + SafeTensorsHeader.METADATA.length() + 24;
        if (storeLength < 0 || storeLength > MAX_STORE || header.length() + added > SafeTensors.HEADER_LIMIT) {
            throw new AssetException(
                    0,
                    "a store of " + storeLength + " bytes in a header of " + header.length()
                            + " bytes; headers of up to " + SafeTensors.HEADER_LIMIT + " bytes are written");
        }
    }

    @Override
    public byte[] strip(byte[] file) {
        byte[] stripped = file;
        while (true) {
            Optional<Metadata> metadata =
                    SafeTensorsHeader.read(ByteSource.of(stripped)).metadata();
            List<Text> stores = metadata.map(Metadata::stores).orElse(List.of());
            if (stores.isEmpty()) {
                return stripped;
            }
            stripped = without(stripped, metadata.get(), stores.get(0));
        }
    }

    private static byte[] without(byte[] file, Metadata metadata, Text store) {
        boolean whole =
                metadata.texts().size() == 1 && file[(int) store.member().end()] != ' ';
        ByteRange member = withComma(file, whole ? metadata.range() : store.member());
        int spaces = fill(member.length());
        if (!whole && metadata.texts().size() == 1 && spaces == 0) {
            spaces = ALIGNMENT;
        }
        long end = member.end();
        while (end < member.end() + spaces && file[(int) end] == ' ') {
            end++;
        }
        ByteRange removed = ByteRange.between(member.start(), end);
        int length = (int) (header(file) - removed.length());
        int realigned = removed.length() % ALIGNMENT == 0 ? 0 : fill(length);
        Edits edits = new Edits(file);
        edits.remove(removed);
        edits.replace(new ByteRange(0, Long.BYTES), length(length + realigned));
        edits.replace(
                new ByteRange(Long.BYTES + header(file), 0),
                " ".repeat(realigned).getBytes(StandardCharsets.US_ASCII));
        return edits.apply();
    }

    /** A member of an object with the comma that parts it from the next, or else from the one before. */
    private static ByteRange withComma(byte[] file, ByteRange member) {
        int next = (int) member.end();
        while (isBlank(file[next])) {
            next++;
        }
        if (file[next] == ',') {
            return ByteRange.between(member.start(), next + 1);
        }
        int previous = (int) member.start() - 1;
        while (isBlank(file[previous])) {
            previous--;
        }
        return ByteRange.between(file[previous] == ',' ? previous : member.start(), member.end());
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\t' || each == '\n' || each == '\r';
    }

    private static long header(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static byte[] length(long header) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header)
                .array();
    }

    /** How many bytes are missing from the next multiple of eight. */
    private static int fill(long length) {
        return (int) Math.floorMod(-length, (long) ALIGNMENT);
    }
}
