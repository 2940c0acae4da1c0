package dev.stemma.studio.journals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What is kept of a piece beside its journal, and is not part of its history:
 *
 * <pre>{"changed":"2026-11-22T12:00:00Z","title":"...","archived":false,"entries":7,"shown":4,"identity":"ann","file":"tune.mid",
 * "keyStated":true,"seen":4}</pre>
 *
 * @param changed when one of the others last did
 * @param title if somebody gave one
 * @param archived whether it was put away
 * @param view what is shown, as long as nothing more happens
 * @param identity who works on it, by name; the first identity if empty
 * @param file name of the file from which it comes, for people
 * @param keyStated whether that file states its key
 * @param seen entry of the candidate that was shown last of several of which nobody had chosen one
 */
public record Cover(
        Instant changed,
        Optional<String> title,
        boolean archived,
        Optional<View> view,
        Optional<String> identity,
        Optional<String> file,
        boolean keyStated,
        OptionalInt seen) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * That a version is shown which is not that of the last entry.
     *
     * @param entries how long the journal is meanwhile
     * @param shown the entry after which the piece is so
     */
    public record View(int entries, int shown) {}

    /** Of a piece of which only the journal is known. */
    public static final Cover BLANK = new Cover(
            Instant.EPOCH,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            OptionalInt.empty());

    /** The entry that is shown of a journal, unless that is its last. */
    public OptionalInt shown(int entries) {
        return view.filter(each -> each.entries() == entries && each.shown() < entries)
                .map(each -> OptionalInt.of(each.shown()))
                .orElse(OptionalInt.empty());
    }

    public Cover titled(String newTitle, Instant now) {
        return new Cover(now, Optional.of(newTitle), archived, view, identity, file, keyStated, seen);
    }

    public Cover archived(boolean away, Instant now) {
        return new Cover(now, title, away, view, identity, file, keyStated, seen);
    }

    /** The same with what is shown. */
    public Cover showing(Optional<View> other) {
        return new Cover(changed, title, archived, other, identity, file, keyStated, seen);
    }

    public Cover of(Optional<String> worker) {
        return new Cover(changed, title, archived, view, worker, file, keyStated, seen);
    }

    /** The same of a piece that comes from a file. */
    public Cover from(String name, boolean statesKey) {
        return new Cover(changed, title, archived, view, identity, Optional.of(name), statesKey, seen);
    }

    /** The same with the candidate that was shown last. */
    public Cover seeing(int candidate) {
        return new Cover(changed, title, archived, view, identity, file, keyStated, OptionalInt.of(candidate));
    }

    /**
     * The same without somebody.
     *
     * @param worker his or her identity
     * @param names whether a title or the name of a file tells who it is
     */
    public Cover without(String worker, Predicate<String> names) {
        return new Cover(
                changed,
                title.filter(names.negate()),
                archived,
                view,
                identity.filter(name -> !name.equals(worker)),
                file.filter(names.negate()),
                keyStated,
                seen);
    }

    byte[] encoded() {
        ObjectNode node = JSON.createObjectNode().put("changed", changed.toString());
        title.ifPresent(text -> node.put("title", text));
        node.put("archived", archived);
        view.ifPresent(each -> node.put("entries", each.entries()).put("shown", each.shown()));
        identity.ifPresent(name -> node.put("identity", name));
        file.ifPresent(name -> node.put("file", name));
        node.put("keyStated", keyStated);
        seen.ifPresent(entry -> node.put("seen", entry));
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    /** Reads it; the piece does not depend on it, so one that is damaged is as good as blank. */
    static Cover read(byte[] content) {
        try {
            JsonNode node = JSON.readTree(content);
            return new Cover(
                    Instant.parse(node.path("changed").asText()),
                    text(node, "title"),
                    node.path("archived").asBoolean(),
                    node.has("shown")
                            ? Optional.of(new View(
                                    node.path("entries").asInt(),
                                    node.path("shown").asInt()))
                            : Optional.empty(),
                    text(node, "identity"),
                    text(node, "file"),
                    node.path("keyStated").asBoolean(true),
                    node.path("seen").canConvertToInt()
                            ? OptionalInt.of(node.path("seen").asInt())
                            : OptionalInt.empty());
        } catch (IOException | DateTimeException damaged) {
            return BLANK;
        }
    }

    private static Optional<String> text(JsonNode node, String member) {
        return node.path(member).isTextual() ? Optional.of(node.get(member).asText()) : Optional.empty();
    }
}
