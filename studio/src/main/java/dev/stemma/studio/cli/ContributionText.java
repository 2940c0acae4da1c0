package dev.stemma.studio.cli;

import dev.stemma.provenance.record.BitVector;
import dev.stemma.provenance.record.Contribution;
import dev.stemma.provenance.record.Language;
import dev.stemma.provenance.record.NoteShare;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Overlap;
import dev.stemma.provenance.record.Share;
import dev.stemma.provenance.record.Stretch;
import dev.stemma.provenance.record.TakenOffer;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.statement.Words;
import java.util.stream.Collectors;

/** Says in words what people did to a piece, person by person and bar by bar. */
final class ContributionText {
    private static final int VALUES = 16;
    private static final int LONGEST_PATTERN = 16;

    private final Terminal terminal;
    private final PieceAccount account;
    private final Words words = new Words(Language.ENGLISH);

    private ContributionText(Terminal terminal, PieceAccount account) {
        this.terminal = terminal;
        this.account = account;
    }

    static void print(Terminal terminal, PieceAccount account) {
        new ContributionText(terminal, account).print();
    }

    private void print() {
        Contribution contribution = account.contribution();
        terminal.out().println();
        terminal.out().println("what people did to it:");
        for (Share share : contribution.people()) {
            line(words.person(account.names(), share.person()), words.deeds(share));
            line("", figures(share.bits()));
        }
        if (contribution.people().isEmpty()) {
            line("people", "none");
        }
        contribution.taken().forEach(this::print);
        if (contribution.unused().offers() > 0) {
            line(
                    "not used",
                    contribution.unused().offers() + " candidates with "
                            + contribution.unused().notes() + " notes");
        }
        print(contribution.overlap());
        line("record", "sha256 " + account.record());
        if (account.omitted() > 0) {
            line("missing", account.omitted() + " entries of the journal do not lie here and are not counted");
        }
        terminal.out().println();
        terminal.out().println("bar by bar (" + legend() + "):");
        account.bars().forEach(bar -> line("bar " + bar.bar().number(), bar(bar.stretch())));
        terminal.out().println();
        terminal.out().println("  " + Paragraph.set(terminal, 2, Contribution.independenceNote(Language.ENGLISH)));
    }

    private String figures(BitVector bits) {
        return "entry " + words.bits(bits.entry()) + "; edit " + words.bits(bits.edit()) + "; selection "
                + words.bits(bits.selection()) + "; constraint " + words.bits(bits.constraint());
    }

    private void print(TakenOffer taken) {
        if (taken.candidates() > 1) {
            line(
                    "chosen",
                    "1 of " + taken.candidates() + " candidates, of which "
                            + taken.notes().size()
                            + " notes stand"
                            + taken.selection()
                                    .map(bits -> " (" + words.bits(bits) + ")")
                                    .orElse(""));
        }
    }

    private void print(Overlap overlap) {
        if (overlap.samePlace().notes() > 0) {
            line(
                    "overlap",
                    overlap.samePlace().notes() + " of " + overlap.notes()
                            + " notes of people stand as the model had offered them, the longest run "
                            + overlap.samePlace().longest());
        }
        if (overlap.elsewhere().notes() > 0) {
            line(
                    "overlap",
                    overlap.elsewhere().notes() + " of " + overlap.notes()
                            + " notes of people are in candidates that were not used, at any place and pitch, the longest run "
                            + overlap.elsewhere().longest());
        }
    }

    private static String legend() {
        return "m by the model, h entered, e edited, i from a file, r by a rule";
    }

    private String bar(Stretch stretch) {
        String pattern = stretch.notes().stream()
                .limit(LONGEST_PATTERN)
                .map(ContributionText::letter)
                .collect(Collectors.joining());
        String more = stretch.notes().size() > LONGEST_PATTERN ? "+" : "";
        return String.format("%-" + (LONGEST_PATTERN + 1) + "s ", pattern + more)
                + words.stretch(stretch, account.names());
    }

    private static String letter(NoteShare note) {
        Origin origin = note.traced().origin();
        return origin.toString().substring(0, 1);
    }

    private void line(String name, String value) {
        terminal.out().println(String.format("  %-13s ", name) + Paragraph.set(terminal, VALUES, value));
    }
}
