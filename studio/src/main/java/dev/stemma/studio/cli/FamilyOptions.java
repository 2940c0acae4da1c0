package dev.stemma.studio.cli;

import dev.stemma.provenance.label.FamilyPicture;
import dev.stemma.provenance.label.FamilyProv;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.label.ProvFormat;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.statement.Statement;
import dev.stemma.studio.statement.StatementPage;
import dev.stemma.studio.statement.Words;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which files the record of a file is told to people and to other programs. */
final class FamilyOptions {
    private static final String SVG = "image/svg+xml";
    private static final String HTML = "text/html";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--svg",
            paramLabel = "OUT.svg",
            description = "Draw the family tree of the file as a picture: what it came from, and what that came from.")
    private Optional<Path> picture = Optional.empty();

    @Option(
            names = "--prov",
            paramLabel = "OUT",
            description = "Write the record, the journal too, as W3C PROV: PROV-N (.provn), PROV-JSONLD (.jsonld) or "
                    + "PROV-JSON (.json).")
    private Optional<Path> prov = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            description = "Write the contribution statement: one page that tells who did what, to print or to hand on.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--lang",
            paramLabel = "L",
            description = "Language of what is written for people: en or zh; en if nothing is said.")
    private String language = Language.ENGLISH.toString();

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    /** What is asked for, if it can be understood. */
    record Wanted(
            Optional<Path> picture,
            Optional<Path> prov,
            Optional<ProvFormat> format,
            Optional<Path> page,
            Language language) {
        boolean isNothing() {
            return picture.isEmpty() && prov.isEmpty() && page.isEmpty();
        }
    }

    /** Whether files that exist are replaced. */
    boolean force() {
        return force;
    }

    Wanted wanted() {
        Optional<ProvFormat> format = Parsed.of(command, "--prov", prov, FamilyOptions::format);
        Language spoken = Parsed.of(command, "--lang", Optional.of(language), FamilyOptions::parse)
                .orElseThrow();
        return new Wanted(picture, prov, format, page, spoken);
    }

    private static ProvFormat format(Path path) {
        return ProvFormat.ofName(String.valueOf(path.getFileName()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the name of the file tells the form, by .provn, .jsonld or .json; found "
                                + path.getFileName()));
    }

    private static Language parse(String name) {
        return Language.parse(name).orElseThrow(() -> new IllegalArgumentException("en or zh, found " + name));
    }

    /** Writes what is wanted of the family. */
    List<WrittenFile> write(Terminal terminal, Wanted wanted, FamilyTree family) throws WorkbenchException {
        List<WrittenFile> written = new ArrayList<>();
        if (wanted.picture().isPresent()) {
            byte[] svg = FamilyPicture.draw(family, wanted.language()).getBytes(StandardCharsets.UTF_8);
            written.add(WrittenFile.save(terminal.resolve(wanted.picture().get()), svg, SVG, force));
        }
        if (wanted.prov().isPresent()) {
            ProvFormat form = wanted.format().orElseThrow();
            byte[] document = form.write(FamilyProv.of(family));
            written.add(WrittenFile.save(terminal.resolve(wanted.prov().get()), document, form.mediaType(), force));
        }
        return written;
    }

    /** Writes the page that is wanted. */
    List<WrittenFile> write(Terminal terminal, Wanted wanted, Statement statement) throws WorkbenchException {
        if (wanted.page().isEmpty()) {
            return List.of();
        }
        byte[] html = StatementPage.of(statement, new Words(wanted.language())).getBytes(StandardCharsets.UTF_8);
        return List.of(WrittenFile.save(terminal.resolve(wanted.page().get()), html, HTML, force));
    }
}
