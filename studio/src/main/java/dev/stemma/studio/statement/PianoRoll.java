package dev.stemma.studio.statement;

import dev.stemma.generator.music.Bar;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteShare;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The melody as a picture: time to the right, pitch upwards, each note in the colour and the pattern of its origin, so that
 * it can be read in black and white; below the notes a line where they are locked.
 */
final class PianoRoll {
    private static final int WIDTH = 720;
    private static final int BARS_IN_A_ROW = 16;
    private static final int MOST_ROWS = 4;
    private static final int ROOM = 62;
    private static final int NUMBERS = 10;
    private static final int LOCKS = 6;
    private static final int ROW = NUMBERS + ROOM + LOCKS + 4;

    private final PieceAccount account;
    private final Version version;
    private final StringBuilder svg = new StringBuilder();
    private final int lowest;
    private final double step;

    private PianoRoll(PieceAccount account) {
        this.account = account;
        this.version = account.journal().version(account.shows()).orElseThrow();
        this.lowest = version.notes().stream()
                .mapToInt(each -> each.note().pitch())
                .min()
                .orElse(60);
        int highest = version.notes().stream()
                .mapToInt(each -> each.note().pitch())
                .max()
                .orElse(60);
        this.step = (double) ROOM / Math.max(highest - lowest + 1, 12);
    }

    static String svg(PieceAccount account, String title, String description) {
        return new PianoRoll(account).draw(title, description);
    }

    /** A sample of how notes of an origin are drawn. */
    static String sample(Origin origin) {
        return "<svg class=\"key\" viewBox=\"0 0 24 9\" aria-hidden=\"true\"><rect class=\"note " + origin
                + "\" x=\"1\" y=\"1\" width=\"22\" height=\"7\" rx=\"1.5\"/></svg>";
    }

    /** The patterns, once for a page. */
    static String patterns() {
        return "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"patterns\"><defs>"
                + pattern(
                        "edited", "#f2c58a", "<path d=\"M-1 5L5 -1M1 7L7 1\" stroke=\"#8a4b00\" stroke-width=\"1.6\"/>")
                + pattern("imported", "#fff", "<circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"#333\"/>")
                + pattern("rule", "#e6e6e6", "<path d=\"M0 3H6\" stroke=\"#333\" stroke-width=\"1.4\"/>")
                + "</defs></svg>";
    }

    private static String pattern(String name, String ground, String figure) {
        return "<pattern id=\"" + name + "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                + "<rect width=\"6\" height=\"6\" fill=\"" + ground + "\"/>" + figure + "</pattern>";
    }

    private String draw(String title, String description) {
        List<List<Bar>> rows = rows();
        svg.append("<svg class=\"roll\" role=\"img\" viewBox=\"0 0 " + WIDTH + " " + rows.size() * ROW
                + "\" xmlns=\"http://www.w3.org/2000/svg\"><title>" + Svg.escaped(title) + "</title><desc>"
                + Svg.escaped(description) + "</desc>");
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), i * ROW);
        }
        return svg.append("</svg>").toString();
    }

    private List<List<Bar>> rows() {
        List<Bar> bars = account.melody().bars();
        int inARow = Math.max(Math.min(BARS_IN_A_ROW, bars.size()), (bars.size() + MOST_ROWS - 1) / MOST_ROWS);
        List<List<Bar>> rows = new ArrayList<>();
        for (int i = 0; i < bars.size(); i += inARow) {
            rows.add(bars.subList(i, Math.min(bars.size(), i + inARow)));
        }
        return rows;
    }

    private void row(List<Bar> bars, int top) {
        long from = bars.get(0).start().value();
        long to = bars.get(bars.size() - 1).end().value();
        long longest = rows().stream()
                .mapToLong(row -> row.get(row.size() - 1).end().value()
                        - row.get(0).start().value())
                .max()
                .orElse(1);
        double scale = (double) (WIDTH - 2) / longest;
        int ground = top + NUMBERS;
        svg.append("<rect class=\"ground\" x=\"1\" y=\"" + ground + "\" width=\"" + Svg.number((to - from) * scale)
                + "\" height=\"" + ROOM + "\"/>");
        for (Bar bar : bars) {
            double x = 1 + (bar.start().value() - from) * scale;
            svg.append("<path class=\"barline\" d=\"M" + Svg.number(x) + " " + ground + "v" + ROOM + "\"/>");
            if (bars.size() <= 2 * BARS_IN_A_ROW) {
                svg.append(
                        "<text x=\"" + Svg.number(x + 1) + "\" y=\"" + (ground - 2) + "\">" + bar.number() + "</text>");
            }
        }
        for (NoteShare share : account.contribution().notes()) {
            JournalNote note = share.traced().note();
            if (note.onset() >= from && note.onset() < to) {
                note(share.traced().origin(), note, from, scale, ground);
            }
        }
    }

    private void note(Origin origin, JournalNote note, long from, double scale, int ground) {
        String x = Svg.number(1 + (note.onset() - from) * scale);
        String width = Svg.number(Math.max(1.5, note.duration() * scale - 0.8));
        svg.append("<rect class=\"note " + origin + "\" x=\"" + x + "\" y=\""
                + Svg.number(ground + ROOM - (note.pitch() - lowest + 1) * step) + "\" width=\"" + width
                + "\" height=\"" + Svg.number(Math.max(3, step - 0.6)) + "\" rx=\"1.2\"/>");
        if (version.isLocked(note)) {
            svg.append("<path class=\"locked\" d=\"M" + x + " " + (ground + ROOM + LOCKS / 2) + "h" + width + "\"/>");
        }
    }
}
