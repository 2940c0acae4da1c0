package dev.stemma.provenance.label;

import dev.stemma.provenance.label.FamilyMember.Descent;
import dev.stemma.provenance.label.FamilyMember.Standing;
import dev.stemma.provenance.record.Language;
import dev.stemma.provenance.record.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws the family of a file as one SVG document (SVG 1.1) without scripts, links and fonts of its own: the file above, what
 * it came from below it, and beside them what has no credentials, such as models. It follows the reader's light or dark
 * setting, and tells everything in words too, for those who do not see it.
 */
public final class FamilyPicture {
    /** How many members of either kind are drawn. */
    public static final int MOST = 60;

    private static final int WIDTH = 920;
    private static final int TOP = 64;
    private static final int CARD_LEFT = 64;
    private static final int CARD_WIDTH = 480;
    private static final int CARD_HEIGHT = 96;
    private static final int SOURCE_LEFT = 640;
    private static final int SOURCE_WIDTH = 256;
    private static final int SOURCE_HEIGHT = 60;
    private static final int GAP = 36;

    private static final String STYLE = String.join(
            "\n",
            "text{font-family:system-ui,'Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;"
                    + "font-size:14px;fill:#1c1c1c}",
            ".paper{fill:#ffffff}.card{fill:#f4f4f0;stroke:#6b6b64}.source{fill:#ffffff;stroke:#6b6b64;"
                    + "stroke-dasharray:4 3}",
            ".file{stroke-width:3}.broken{stroke:#b00020;stroke-width:3}.name{font-weight:600}.head{font-size:18px;"
                    + "font-weight:600}",
            ".small{font-size:12px;fill:#4d4d47}.wrong{fill:#b00020;font-weight:600}",
            ".way{fill:none;stroke:#6b6b64;stroke-width:1.5}.input{stroke-dasharray:4 3}.tip{fill:#6b6b64}",
            "@media (prefers-color-scheme:dark){text{fill:#ececec}.paper{fill:#161616}.card{fill:#262624;stroke:#a3a39a}"
                    + ".source{fill:#161616;stroke:#a3a39a}.small{fill:#c4c4bc}.broken{stroke:#ff7b8a}.wrong{fill:#ff7b8a}"
                    + ".way{stroke:#a3a39a}.tip{fill:#a3a39a}}");

    private final FamilyTree family;
    private final FamilyWords words;
    private final List<FamilyMember> signed;
    private final List<FamilyMember> sources;
    private final Map<String, Integer> places = new HashMap<>();
    private final StringBuilder svg = new StringBuilder();

    private FamilyPicture(FamilyTree family, Language language) {
        this.family = family;
        this.words = new FamilyWords(language);
        this.signed = family.members().stream()
                .filter(FamilyMember::isSigned)
                .limit(MOST)
                .toList();
        this.sources = family.members().stream()
                .filter(member -> !member.isSigned())
                .limit(MOST)
                .toList();
        for (int i = 0; i < signed.size(); i++) {
            places.put(signed.get(i).id(), i);
        }
        for (int i = 0; i < sources.size(); i++) {
            places.put(sources.get(i).id(), i);
        }
    }

    /** The SVG document; UTF-8 when it is written. */
    public static String draw(FamilyTree family, Language language) {
        return new FamilyPicture(family, language).draw();
    }

    private String draw() {
        String title = words.text("title", words.title(family.file()));
        int height = height();
        add(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\""
                        + " height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title story\" xml:lang=\"%s\">\n",
                WIDTH, height, WIDTH, height, words.language().tag());
        add("<title id=\"title\">%s</title>\n<desc id=\"story\">%s</desc>\n", escaped(title), escaped(story()));
        add("<style>%s</style>\n<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", STYLE, WIDTH, height);
        text("head", CARD_LEFT, 36, title, WIDTH - 2 * CARD_LEFT);
        signed.forEach(this::ways);
        signed.forEach(this::card);
        sources.forEach(this::source);
        more();
        return svg.append("</svg>\n").toString();
    }

    private int height() {
        int cards = signed.size() * (CARD_HEIGHT + GAP);
        int beside = sources.size() * (SOURCE_HEIGHT + GAP);
        return TOP + Math.max(cards, beside) + GAP;
    }

    /** All of it in words. */
    private String story() {
        List<String> sentences = new ArrayList<>();
        long all = family.members().stream().filter(FamilyMember::isSigned).count();
        sentences.add(words.text("summary", all, family.members().size() - all));
        Map<String, String> titles = new HashMap<>();
        family.members().forEach(member -> titles.put(member.id(), words.title(member)));
        for (FamilyMember member : signed) {
            List<String> parts = new ArrayList<>(List.of(words.title(member), words.standing(member)));
            member.signer().ifPresent(signer -> parts.add(words.text("signed", signer.name())));
            member.deeds().forEach(deed -> parts.add(words.deed(deed)));
            member.descent().forEach(descent -> parts.add(words.relation(descent, titles.get(descent.id()))));
            sentences.add(String.join("; ", parts));
        }
        return String.join(". ", sentences);
    }

    private void card(FamilyMember member) {
        int top = cardTop(places.get(member.id()));
        boolean broken = member.standing() == Standing.INVALID;
        String frame = "card" + (member.equals(family.file()) ? " file" : "") + (broken ? " broken" : "");
        add("<g><title>%s</title>\n", escaped(words.title(member) + "\u2003" + PlainText.brief(member.id())));
        rect(frame, CARD_LEFT, top, CARD_WIDTH, CARD_HEIGHT);
        int inside = CARD_WIDTH - 32;
        String name = words.title(member);
        text(
                "name",
                CARD_LEFT + 16,
                top + 26,
                member.equals(family.file()) ? words.text("file") + ": " + name : name,
                inside);
        List<String> deeds = member.deeds().stream().map(words::deed).distinct().toList();
        text("plain", CARD_LEFT + 16, top + 48, String.join(" \u00b7 ", deeds), inside);
        String signer =
                member.signer().map(whom -> words.text("signed", whom.name())).orElse("");
        String program = member.program().orElse("");
        text("small", CARD_LEFT + 16, top + 68, joined(signer, program), inside);
        text(broken ? "small wrong" : "small", CARD_LEFT + 16, top + 86, words.standing(member), inside);
        add("</g>\n");
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + " \u00b7 " + other;
    }

    private void source(FamilyMember member) {
        int top = sourceTop(places.get(member.id()));
        add("<g><title>%s</title>\n", escaped(words.title(member) + "\u2003" + PlainText.brief(member.id())));
        rect("source", SOURCE_LEFT, top, SOURCE_WIDTH, SOURCE_HEIGHT);
        text("name", SOURCE_LEFT + 12, top + 24, words.title(member), SOURCE_WIDTH - 24);
        text("small", SOURCE_LEFT + 12, top + 44, words.standing(member), SOURCE_WIDTH - 24);
        add("</g>\n");
    }

    private void ways(FamilyMember member) {
        int from = places.get(member.id());
        for (Descent descent : member.descent()) {
            Integer to = places.get(descent.id());
            if (to != null && isSource(descent.id())) {
                across(from, to);
            } else if (to != null) {
                down(from, to);
            }
        }
    }

    private boolean isSource(String id) {
        return sources.stream().anyMatch(each -> each.id().equals(id));
    }

    /** From a generation to the one that it came from; past others on the left. */
    private void down(int from, int to) {
        if (to == from + 1) {
            int x = CARD_LEFT + 40;
            int end = cardTop(to);
            add("<path class=\"way\" d=\"M%d %dV%d\"/>\n", x, cardTop(from) + CARD_HEIGHT, end - 6);
            add("<path class=\"tip\" d=\"M%d %dl5 -9h-10z\"/>\n", x, end);
            return;
        }
        int lane = Math.max(8, CARD_LEFT - 10 - 6 * Math.min(8, Math.abs(to - from)));
        int start = cardTop(from) + CARD_HEIGHT / 2;
        int end = cardTop(to) + CARD_HEIGHT / 2;
        add("<path class=\"way\" d=\"M%d %dH%dV%dH%d\"/>\n", CARD_LEFT, start, lane, end, CARD_LEFT - 6);
        add("<path class=\"tip\" d=\"M%d %dl-9 -5v10z\"/>\n", CARD_LEFT, end);
    }

    private void across(int from, int to) {
        int left = CARD_LEFT + CARD_WIDTH;
        int start = cardTop(from) + CARD_HEIGHT / 2;
        int end = sourceTop(to) + SOURCE_HEIGHT / 2;
        add(
                "<path class=\"way input\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n",
                left, start, left + 48, start, SOURCE_LEFT - 48, end, SOURCE_LEFT - 6, end);
        add("<path class=\"tip\" d=\"M%d %dl-9 -5v10z\"/>\n", SOURCE_LEFT, end);
    }

    private void more() {
        int left = family.members().size() - signed.size() - sources.size();
        if (left > 0) {
            text("small", CARD_LEFT, height() - 14, words.text("more", left), CARD_WIDTH);
        }
    }

    private static int cardTop(int place) {
        return TOP + place * (CARD_HEIGHT + GAP);
    }

    private static int sourceTop(int place) {
        return TOP + place * (SOURCE_HEIGHT + GAP);
    }

    private void rect(String kind, int x, int y, int width, int height) {
        add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n", kind, x, y, width, height);
    }

    private void text(String kind, int x, int y, String text, int width) {
        double size = kind.equals("head") ? 18 : kind.startsWith("small") ? 12 : 14;
        add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", kind, x, y, escaped(TextFit.fit(text, width / size)));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return XmlText.escaped(text);
    }
}
