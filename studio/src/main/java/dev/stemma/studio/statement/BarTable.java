package dev.stemma.studio.statement;

import dev.stemma.provenance.record.NoteShare;
import java.util.ArrayList;
import java.util.List;

/** The bars of a piece as rows of a table: each bar in which people wrote or changed notes, and the stretches between them. */
final class BarTable {
    /** A row of the table. */
    record Row(String bars, String text) {}

    /** Rows that stand below each other. */
    record Column(List<Row> rows) {}

    /** Short tables stay in one column. */
    private static final int SHORT = 4;

    private final PieceAccount account;
    private final Words words;

    BarTable(PieceAccount account, Words words) {
        this.account = account;
        this.words = words;
    }

    /** The rows in two columns, so that a usual piece fits a page. */
    List<Column> columns() {
        List<Row> rows = rows();
        if (rows.size() <= SHORT) {
            return List.of(new Column(rows));
        }
        int half = (rows.size() + 1) / 2;
        return List.of(new Column(rows.subList(0, half)), new Column(rows.subList(half, rows.size())));
    }

    /** All rows as a text, for those who do not see the picture. */
    String description() {
        return String.join(
                "; ",
                rows().stream()
                        .map(row -> words.text("page.bar.spoken", row.bars(), row.text()))
                        .toList());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<PieceAccount.BarAccount> bars = account.bars();
        int first = 0;
        while (first < bars.size()) {
            int last = first;
            String text = text(bars.get(first));
            while (isUntouched(bars.get(first)) && last + 1 < bars.size() && isUntouched(bars.get(last + 1))) {
                last++;
            }
            rows.add(
                    first == last
                            ? new Row(number(bars.get(first)), text)
                            : new Row(
                                    number(bars.get(first)) + "\u2013" + number(bars.get(last)),
                                    words.stretch(
                                            account.between(
                                                    bars.get(first).bar(),
                                                    bars.get(last).bar()),
                                            account.names())));
            first = last + 1;
        }
        return rows;
    }

    private static String number(PieceAccount.BarAccount bar) {
        return Integer.toString(bar.bar().number());
    }

    private String text(PieceAccount.BarAccount bar) {
        return words.stretch(bar.stretch(), account.names());
    }

    private static boolean isUntouched(PieceAccount.BarAccount bar) {
        return bar.stretch().notes().stream().map(NoteShare::people).allMatch(List::isEmpty);
    }
}
