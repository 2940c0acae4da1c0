package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import java.util.ArrayList;
import java.util.List;

/** The versions of a piece as a tree, a line an entry: {@code | *}. A branch has a column of its own from where it begins. */
final class VersionGraph {
    private static final int MOST_COLUMNS = 12;

    private final List<Integer> tips = new ArrayList<>();

    /** The lines, as many as the journal has entries at hand. */
    static List<String> of(Journal journal) {
        VersionGraph graph = new VersionGraph();
        return journal.entries().stream().map(graph::line).toList();
    }

    private String line(Entry entry) {
        int column = entry.base().isPresent() ? tips.indexOf(entry.base().getAsInt()) : -1;
        if (column < 0) {
            column = tips.size();
            tips.add(entry.index());
        } else {
            tips.set(column, entry.index());
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(tips.size(), MOST_COLUMNS); i++) {
            line.append(i == Math.min(column, MOST_COLUMNS - 1) ? '*' : '|').append(' ');
        }
        return line.toString().stripTrailing();
    }
}
