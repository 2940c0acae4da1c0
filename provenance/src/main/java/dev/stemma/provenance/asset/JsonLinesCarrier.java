package dev.stemma.provenance.asset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stores in a JSON Lines file that only grows (C2PA 2.5, A.3.17): after each part of the file a line with its
 * checkpoint. The last of these lines counts, those before it are history.
 *
 * <pre>
 * lines
 * {"c2pa:checkpoint":"data:application/c2pa;base64,..."}
 * more lines
 * {"c2pa:checkpoint":"data:application/c2pa;base64,..."}
 * </pre>
 *
 * <p>The hard binding of a checkpoint is the hash of the lines before it, back to the checkpoint before that. So reserving
 * replaces nothing, it adds a line; and the file must end with a line end, LF or CR LF. Read is a file of any length, as a
 * stream; in memory is the one line that holds the store.
 */
public final class JsonLinesCarrier implements Carrier {
    private static final byte[] MEMBER = Sentinel.MEMBER.getBytes(StandardCharsets.US_ASCII);

    /** Lines that hold the member's name somewhere and are no checkpoint. */
    private static final int MOST_MENTIONS = 10_000;

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String mediaType() {
        return "application/jsonl";
    }

    @Override
    public List<String> extensions() {
        return List.of("jsonl");
    }

    /** Whether the first line that is not blank is one whole JSON object. */
    @Override
    public boolean recognizes(ByteSource file) {
        long start = ByteOrderMark.length(file);
        long end = file.length() == start ? start : new ByteSearch(file).lineEnd(start);
        if (!new ByteSearch(file).at(start, new byte[] {'{'}) || LineEnd.before(file, end) == 0) {
            return false;
        }
        try (JsonParser json = JSON.createParser(new RangeStream(file, ByteRange.between(start, end)))) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            return object && json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
        } catch (JsonProcessingException | CharConversionException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Located locate(ByteSource file) {
        ByteSearch search = new ByteSearch(file);
        long end = file.length();
        for (int mentions = 0; mentions < MOST_MENTIONS; mentions++) {
            OptionalLong mention = search.last(MEMBER, end);
            if (mention.isEmpty()) {
                return new Located.Absent();
            }
            ByteRange line = search.line(mention.getAsLong());
            Located located = checkpoint(file, line);
            if (!(located instanceof Located.Absent)) {
                return located;
            }
            end = line.start();
        }
        throw new AssetException(
                end, "more than " + MOST_MENTIONS + " lines name " + Sentinel.MEMBER + " and are no checkpoint");
    }

    /** The store of the checkpoint on this line, which is given with its line end; absent if it is a line like others. */
    public Located checkpoint(ByteSource file, ByteRange line) {
        if (line.length() > Sentinel.LONGEST_LINE) {
            return new Located.Misplaced(
                    line, "a line of " + line.length() + " bytes; expected at most " + Sentinel.LONGEST_LINE);
        }
        byte[] bytes = file.read(line);
        Optional<StoreReference> reference = Sentinel.read(bytes, line.start());
        if (reference.isEmpty()) {
            return new Located.Absent();
        }
        if (LineEnd.before(file, line.end()) == 0) {
            return new Located.Misplaced(line, "its line is not ended; expected LF or CR LF after it");
        }
        if (reference.get() instanceof StoreReference.Inline inline) {
            return new Located.Found(
                    inline.store(), inline.range(), line, List.of(), isCanonical(bytes, inline.store()));
        }
        if (reference.get() instanceof StoreReference.Uri uri) {
            return new Located.Elsewhere(uri.uri(), line);
        }
        return new Located.Misplaced(line, ((StoreReference.Broken) reference.get()).problem());
    }

    private static boolean isCanonical(byte[] line, byte[] store) {
        byte[] encoded = StoreEncoding.BASE64.encode(store);
        return Arrays.equals(line, line(encoded, LineEnd.LF)) || Arrays.equals(line, line(encoded, LineEnd.CRLF));
    }

    @Override
    public Placement reserve(byte[] file, int storeLength) {
        ByteSource source = ByteSource.of(file);
        requireEnded(source);
        if (storeLength < 0
                || storeLength > MAX_STORE
                || file.length + (long) Sentinel.LONGEST_LINE > Integer.MAX_VALUE) {
            throw new AssetException(
                    file.length,
                    "a store of " + storeLength + " bytes after " + file.length + " bytes; stores of up to " + MAX_STORE
                            + " bytes in files of up to 2 GiB are written");
        }
        byte[] line = line(StoreEncoding.BASE64.placeholder(storeLength), LineEnd.of(source));
        byte[] reserved = Arrays.copyOf(file, file.length + line.length);
        System.arraycopy(line, 0, reserved, file.length, line.length);
        return new Placement(
                reserved,
                new ByteRange(file.length + Sentinel.opening().length, StoreEncoding.BASE64.length(storeLength)),
                StoreEncoding.BASE64,
                new ByteRange(file.length, line.length));
    }

    /**
     * The line that adds a store to the file, with the line end that the file has.
     *
     * @throws AssetException if the last line of the file is not ended
     */
    public byte[] line(ByteSource file, byte[] store) {
        requireEnded(file);
        return line(StoreEncoding.BASE64.encode(store), LineEnd.of(file));
    }

    private static void requireEnded(ByteSource file) {
        if (LineEnd.before(file, file.length()) == 0) {
            throw new AssetException(file.length(), "the last line is not ended; expected LF or CR LF after it");
        }
    }

    @Override
    public byte[] strip(byte[] file) {
        ByteSource source = ByteSource.of(file);
        ByteSearch search = new ByteSearch(source);
        Edits edits = new Edits(file);
        OptionalLong mention = search.first(MEMBER, 0, file.length);
        while (mention.isPresent()) {
            ByteRange line = search.line(mention.getAsLong());
            if (!(checkpoint(source, line) instanceof Located.Absent)) {
                edits.remove(line);
            }
            mention = search.first(MEMBER, line.end(), file.length);
        }
        return edits.apply();
    }

    private static byte[] line(byte[] encoded, LineEnd lineEnd) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(Sentinel.opening());
        line.writeBytes(encoded);
        line.writeBytes(Sentinel.closing());
        line.writeBytes(lineEnd.bytes());
        return line.toByteArray();
    }
}
