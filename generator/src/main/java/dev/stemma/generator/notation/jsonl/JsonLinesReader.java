package dev.stemma.generator.notation.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stemma.generator.notation.NotationException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a corpus line by line, in memory for one line. A line that is no melody is handed out as
 * {@link JsonLine.Refused}; only a file that is not text at all is refused as a whole.
 */
public final class JsonLinesReader implements Closeable {
    /** Ticks to a quarter note where neither line nor caller says otherwise. */
    public static final int DEFAULT_TICKS = 480;

    /** The longest line, in characters. */
    public static final int LINE_LENGTH = 4 << 20;

    /** How a line begins that holds credentials for the lines before it (C2PA 2.5, A.3.17.2). */
    private static final String CHECKPOINT = "{\"c2pa:checkpoint\":";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Reader in;
    private final int ticksPerQuarter;
    private final StringBuilder text = new StringBuilder();
    private int line;

    /**
     * @param ticksPerQuarter unit of the lines that do not name one, 1 to 322,560
     */
    public JsonLinesReader(Reader in, int ticksPerQuarter) {
        if (ticksPerQuarter < 1 || ticksPerQuarter > 322_560) {
            throw new IllegalArgumentException("ticks to a quarter note: 1 to 322560, found " + ticksPerQuarter);
        }
        this.in = in instanceof BufferedReader ? in : new BufferedReader(in);
        this.ticksPerQuarter = ticksPerQuarter;
    }

    /** A corpus in a file, UTF-8. */
    public static JsonLinesReader open(Path file, int ticksPerQuarter) throws IOException {
        return new JsonLinesReader(Files.newBufferedReader(file), ticksPerQuarter);
    }

    /** Every line of a corpus. */
    public static List<JsonLine> readAll(Path file, int ticksPerQuarter) throws IOException, NotationException {
        List<JsonLine> lines = new ArrayList<>();
        try (JsonLinesReader reader = open(file, ticksPerQuarter)) {
            for (Optional<JsonLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                lines.add(next.get());
            }
        }
        return lines;
    }

    /**
     * The next line that is neither blank nor a checkpoint of credentials; empty at the end.
     *
     * @throws NotationException if the file is not UTF-8
     */
    public Optional<JsonLine> next() throws IOException, NotationException {
        try {
            while (readLine()) {
                if (text.length() > LINE_LENGTH && text.indexOf(CHECKPOINT) != 0) {
                    return Optional.of(new JsonLine.Refused(line, "line longer than " + LINE_LENGTH + " characters"));
                }
                if (!text.toString().isBlank() && text.indexOf(CHECKPOINT) != 0) {
                    return Optional.of(parse(text.toString()));
                }
            }
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new NotationException("after line " + line + ": found bytes that are no UTF-8 text", e);
        }
    }

    /** Fills {@link #text} with the next line, at most one character more than the longest; false at the end. */
    private boolean readLine() throws IOException {
        text.setLength(0);
        int c = in.read();
        if (line == 0 && c == '\uFEFF') {
            c = in.read();
        }
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() <= LINE_LENGTH) {
                text.append((char) c);
            }
        }
        line++;
        return true;
    }

    private JsonLine parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                return new JsonLine.Refused(line, "found a JSON " + node.getNodeType() + ", accepted: an object");
            }
            return new LineDecoder(node, line, ticksPerQuarter).decode();
        } catch (JsonProcessingException e) {
            return new JsonLine.Refused(line, "not JSON: " + e.getOriginalMessage());
        } catch (NotationException e) {
            return new JsonLine.Refused(line, e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
