package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.TimeStamped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The versions of a piece as a tree, a line an entry: {@code | *}. A branch has a column of its own from where it begins
 * until nothing more comes of it; what only tells of a version, such as that it was signed, stands in that version's column.
 */
final class VersionGraph {
    private static final int MOST_COLUMNS = 12;
    private static final int FREE = -1;

    /** The version after each entry, named by the entry that made it. */
    private final Map<Integer, Integer> versions = new HashMap<>();

    /** How many entries are still to come that work on a version. */
    private final Map<Integer, Integer> uses = new HashMap<>();

    private final List<Integer> columns = new ArrayList<>();

    private VersionGraph(List<Entry> entries) {
        for (Entry entry : entries) {
            versions.put(entry.index(), tells(entry.operation()) ? base(entry) : entry.index());
            uses.merge(base(entry), 1, Integer::sum);
        }
    }

    /** The lines, as many as the journal has entries at hand. */
    static List<String> of(Journal journal) {
        List<Entry> entries = journal.entries();
        VersionGraph graph = new VersionGraph(entries);
        return entries.stream().map(graph::line).toList();
    }

    private static boolean tells(Operation operation) {
        return operation instanceof Output
                || operation instanceof Remark
                || operation instanceof TimeStamped
                || operation instanceof Generation.Rejected;
    }

    /** The version on which an entry works; that of an entry that is not at hand goes by its own number. */
    private int base(Entry entry) {
        return entry.base().isPresent()
                ? versions.getOrDefault(entry.base().getAsInt(), entry.base().getAsInt())
                : Integer.MIN_VALUE;
    }

    private String line(Entry entry) {
        int own = versions.get(entry.index());
        int base = base(entry);
        uses.merge(base, -1, Integer::sum);
        int column = columns.indexOf(base);
        if (column < 0 || own != base && uses.get(base) > 0) {
            column = columns.contains(FREE) ? columns.indexOf(FREE) : columns.size();
        }
        if (column == columns.size()) {
            columns.add(own);
        } else {
            columns.set(column, own);
        }
        String line = drawn(column);
        columns.replaceAll(version -> uses.getOrDefault(version, 0) > 0 ? version : FREE);
        while (!columns.isEmpty() && columns.get(columns.size() - 1) == FREE) {
            columns.remove(columns.size() - 1);
        }
        return line;
    }

    private String drawn(int column) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(columns.size(), MOST_COLUMNS); i++) {
            char sign = columns.get(i) == FREE ? ' ' : '|';
            line.append(i == Math.min(column, MOST_COLUMNS - 1) ? '*' : sign).append(' ');
        }
        return line.toString().stripTrailing();
    }
}
