package dev.stemma.studio.journals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.OwnerOnly;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The openings of a piece's commitments, apart from its journal, so that they can be erased:
 *
 * <pre>
 * {"commitment":"HEX","kind":"person","salt":"HEX","text":"NAME SHOWN","certificate":"HEX","identity":"NAME"}
 * {"commitment":"HEX","kind":"text","salt":"HEX","text":"WHAT WAS WRITTEN DOWN","identity":"NAME"}
 * </pre>
 *
 * A last line that is not whole is passed over.
 */
public final class OpeningsFile {
    /** How its name ends. */
    public static final String ENDING = ".openings.jsonl";

    private static final JsonFactory JSON = new JsonFactory();

    private final Path path;

    OpeningsFile(Path path) {
        this.path = path;
    }

    /**
     * An opening with whom it is of.
     *
     * @param identity name of the identity on this machine that the person is, or that wrote the text; empty if that is
     *     nobody here
     */
    public record Known(Opening opening, Optional<String> identity) {}

    /** All of them, in the order in which they were written. */
    public List<Known> read() throws IOException {
        List<Known> known = new ArrayList<>();
        if (!Files.exists(path)) {
            return known;
        }
        byte[] content = Files.readAllBytes(path);
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == JournalLine.LINE_END) {
                known.add(read(Arrays.copyOfRange(content, start, i), known.size() + 1));
                start = i + 1;
            }
        }
        return known;
    }

    private Known read(byte[] line, int number) throws IOException {
        Map<String, String> members = members(line, number);
        try {
            Opening opening = new Opening(
                    kind(members.get("kind")),
                    new CborValue.Bytes(HexFormat.of().parseHex(members.getOrDefault("salt", ""))),
                    members.getOrDefault("text", ""),
                    Optional.ofNullable(members.get("certificate")).map(Digest::parse));
            if (!opening.commitment().digest().toString().equals(members.get("commitment"))) {
                throw new IllegalArgumentException("salt and text are not those of the commitment");
            }
            return new Known(opening, Optional.ofNullable(members.get("identity")));
        } catch (IllegalArgumentException e) {
            throw damaged(number, e);
        }
    }

    private static Opening.Kind kind(String label) {
        return Arrays.stream(Opening.Kind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a kind is person or text"));
    }

    private Map<String, String> members(byte[] line, int number) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            while (object && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING || members.put(name, json.getText()) != null) {
                    throw damaged(number, new IllegalArgumentException("a member is no text, or stands there twice"));
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw damaged(number, new IllegalArgumentException("it is no JSON object of texts"));
            }
            return members;
        } catch (JsonProcessingException e) {
            throw damaged(number, e);
        }
    }

    private JournalFileException damaged(int number, Exception cause) {
        return new JournalFileException(
                path + " is damaged, line " + number + ": " + cause.getMessage()
                        + "; restore it from a copy, or delete the line: then its name or text is not known any more",
                cause);
    }

    /** Writes one more, and returns when it is on the disk. */
    public void append(Known known) throws IOException {
        if (!Files.exists(path)) {
            OwnerOnly.createFolder(path.toAbsolutePath().getParent());
            OwnerOnly.createFile(path);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel));
            ByteBuffer rest = ByteBuffer.wrap(line(known).getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.truncate(channel.position()).force(false);
        }
    }

    /**
     * Erases openings: what they were of is not known here any more. Only while nobody else writes to the journal.
     *
     * @return how many there were
     */
    int erase(Predicate<Known> which) throws IOException {
        List<Known> all = read();
        List<Known> kept = all.stream().filter(which.negate()).toList();
        if (kept.isEmpty() && !all.isEmpty()) {
            Files.delete(path);
        } else if (kept.size() < all.size()) {
            String lines = kept.stream().map(OpeningsFile::line).collect(Collectors.joining());
            OwnerOnly.write(path, lines.getBytes(StandardCharsets.UTF_8));
        }
        return all.size() - kept.size();
    }

    /** Where the last line that is whole ends. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            last.clear();
            if (channel.read(last, end - 1) == 1 && last.get(0) == JournalLine.LINE_END) {
                return end;
            }
        }
        return 0;
    }

    private static String line(Known known) {
        Opening opening = known.opening();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("commitment", opening.commitment().digest().toString());
        members.put("kind", opening.kind().label());
        members.put("salt", HexFormat.of().formatHex(opening.salt().content()));
        members.put("text", opening.text());
        opening.certificate().ifPresent(digest -> members.put("certificate", digest.toString()));
        known.identity().ifPresent(name -> members.put("identity", name));
        StringBuilder line = new StringBuilder();
        members.forEach((name, value) -> line.append(line.length() == 0 ? "{\"" : ",\"")
                .append(name)
                .append("\":\"")
                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                .append('"'));
        return line.append("}\n").toString();
    }
}
