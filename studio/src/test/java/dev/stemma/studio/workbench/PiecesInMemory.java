package dev.stemma.studio.workbench;

import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.registry.PieceRow;
import dev.stemma.studio.registry.PieceTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Rows of pieces as long as the program runs: {@link Desk#recover} makes them anew. */
final class PiecesInMemory implements PieceTable {
    private final Map<UUID, PieceRow> rows = new ConcurrentHashMap<>();

    @Override
    public void put(PieceRow row) {
        rows.put(row.id(), row);
    }

    @Override
    public Optional<PieceRow> find(UUID piece) {
        return Optional.ofNullable(rows.get(piece));
    }

    @Override
    public Page find(PieceQuery query) {
        Comparator<PieceRow> order = order(query.order()).thenComparing(PieceRow::id);
        List<PieceRow> found = rows.values().stream()
                .filter(row -> row.archived() == query.archived() && matches(row, query.search()))
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        return new Page(
                found.size(),
                found.stream().skip(query.offset()).limit(query.limit()).toList());
    }

    private static Comparator<PieceRow> order(PieceQuery.Order order) {
        return switch (order) {
            case CHANGED -> Comparator.comparing(PieceRow::changed);
            case CREATED -> Comparator.comparing(PieceRow::created);
            case TITLE -> Comparator.comparing(row -> row.title().toLowerCase(Locale.ROOT));
            case TRADITION -> Comparator.comparing(row -> row.tradition().orElse(""));
            case NOTES -> Comparator.comparing(PieceRow::notes);
        };
    }

    private static boolean matches(PieceRow row, String search) {
        String text = String.join(
                        "\n",
                        Stream.of(
                                        Stream.of(row.title()),
                                        row.tradition().stream(),
                                        row.model().stream(),
                                        row.people().stream())
                                .flatMap(each -> each)
                                .toList())
                .toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }
}
