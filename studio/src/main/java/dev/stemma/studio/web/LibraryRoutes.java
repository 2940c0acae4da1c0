package dev.stemma.studio.web;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.documents.LibraryCsv;
import dev.stemma.studio.documents.LibraryJson;
import dev.stemma.studio.registry.LibraryQuery;
import dev.stemma.studio.registry.LibraryRow;
import dev.stemma.studio.registry.LibraryTable;
import dev.stemma.studio.registry.OriginMix;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Library;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pieces and files that were examined: to be found again, compared and exported. */
final class LibraryRoutes implements Routes {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_NAME = 400;

    private final Library library;

    LibraryRoutes(Library library) {
        this.library = library;
    }

    @Override
    public void addTo(Api api) {
        api.get("/library", this::list);
        api.get("/library/table", this::export);
        api.post("/records", this::examine);
        api.patch("/records/{record}", this::describe);
    }

    private void list(Context context) {
        int offset = Parameters.optionalNumber(context, "offset").orElse(0);
        int limit = Math.min(
                LARGEST_PAGE, Parameters.optionalNumber(context, "limit").orElse(PAGE));
        LibraryTable.Page page = library.find(query(context).page(offset, limit));
        context.json(LibraryJson.of(page.total(), page.rows()));
    }

    private void export(Context context) {
        String format = Parameters.text(context, "format").orElse("");
        List<LibraryRow> rows = new ArrayList<>();
        library.each(query(context), rows::add);
        switch (format) {
            case "csv" -> context.contentType("text/csv; charset=utf-8").result(LibraryCsv.of(rows));
            case "json" -> context.json(LibraryJson.of(rows.size(), rows));
            default -> throw Refusal.malformed("format is neither csv nor json", "say which");
        }
        context.header("Content-Disposition", "attachment; filename=\"library." + format + "\"");
    }

    private void examine(Context context) throws WorkbenchException {
        Given given = given(context, Bodies.upload(context));
        String foundIn = shortened(Parameters.text(context, "foundIn").orElse(""));
        context.status(201).json(LibraryJson.of(library.examine(given, foundIn)));
    }

    /** The file, and what lay beside it behind that. */
    private static Given given(Context context, byte[] body) {
        int journal = Parameters.optionalNumber(context, "journal").orElse(0);
        int store = Parameters.optionalNumber(context, "store").orElse(0);
        int proof = Parameters.optionalNumber(context, "proof").orElse(0);
        long file = (long) body.length - store - journal - proof;
        if (file < 0) {
            throw Refusal.malformed(
                    "store, journal and proof are longer than all that came, " + body.length + " bytes",
                    "send the file first, then the store, then the journal, then the proof");
        }
        String name = shortened(Parameters.text(context, "name").orElse(""));
        int end = (int) file;
        Given given = Given.of(name, Arrays.copyOf(body, end));
        if (store > 0) {
            given = given.withStore(Arrays.copyOfRange(body, end, end + store));
        }
        if (journal > 0) {
            given = given.withJournal(Arrays.copyOfRange(body, end + store, end + store + journal));
        }
        return proof > 0 ? given.withProof(Arrays.copyOfRange(body, end + store + journal, body.length)) : given;
    }

    private static String shortened(String text) {
        return text.codePoints()
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void describe(Context context) throws WorkbenchException {
        boolean archived = Bodies.fields(context)
                .only("archived")
                .optionalBoolean("archived")
                .orElseThrow(() -> Refusal.malformed("the field archived is missing", "say true or false"));
        context.json(LibraryJson.of(library.archive(digest(context), archived)));
    }

    private static Digest digest(Context context) {
        try {
            return Digest.parse(context.pathParam("record"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "there is no record of this name", "names are the SHA-256 of files, in hex");
        }
    }

    private static LibraryQuery query(Context context) {
        return new LibraryQuery(
                Parameters.text(context, "search").orElse(""),
                constant(context, "kind", LibraryRow.Kind.class),
                constant(context, "verdict", Verdict.State.class),
                constant(context, "mix", OriginMix.class),
                Parameters.flag(context, "archived"),
                constant(context, "sort", LibraryQuery.Order.class).orElse(LibraryQuery.Order.HAPPENED),
                Parameters.text(context, "sort").isEmpty() || Parameters.flag(context, "descending"),
                0,
                PAGE);
    }

    private static <E extends Enum<E>> Optional<E> constant(Context context, String name, Class<E> type) {
        Optional<String> text = Parameters.text(context, name).filter(given -> !given.isEmpty());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> LibraryJson.word(each).equals(text.get()))
                .findFirst()
                .or(() -> {
                    throw Refusal.malformed(
                            name + " is none of those that there are",
                            "there are: "
                                    + Arrays.stream(type.getEnumConstants())
                                            .map(LibraryJson::word)
                                            .collect(Collectors.joining(", ")));
                });
    }
}
