package dev.stemma.studio.web;

import dev.stemma.provenance.record.Digest;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What the address of a request says, each part read as what it must be. */
final class Parameters {
    private Parameters() {}

    /** A piece or another thing by its id; one of another form names nothing. */
    static UUID uuid(Context context, String name) {
        String text = context.pathParam(name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException other) {
            // Told below: it has the same meaning as an id of nothing.
        }
        throw new Refusal(404, "there is no " + name + " of this name", "names look like " + new UUID(0, 0));
    }

    /** A number in the path. */
    static int number(Context context, String name) {
        return number(name, context.pathParam(name));
    }

    static Optional<String> text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    /** What names certain bytes, whatever their file is called. */
    static Digest digest(Context context, String name) {
        String text = text(context, name).orElse("");
        if (!text.matches("[0-9a-f]{64}")) {
            throw Refusal.malformed(name + " is no digest", "64 hexadecimal digits in small letters");
        }
        return Digest.parse(text);
    }

    static OptionalInt optionalNumber(Context context, String name) {
        return text(context, name)
                .map(text -> OptionalInt.of(number(name, text)))
                .orElse(OptionalInt.empty());
    }

    static boolean flag(Context context, String name) {
        return switch (text(context, name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed(name + " is neither true nor false", "leave it out for false");
        };
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Refusal.malformed(name + " is no whole number", "such as 12");
        }
        return Integer.parseInt(text);
    }
}
