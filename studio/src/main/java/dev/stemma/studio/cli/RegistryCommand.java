package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.documents.LibraryJson;
import dev.stemma.studio.documents.TableForm;
import dev.stemma.studio.registry.LibraryQuery;
import dev.stemma.studio.registry.LibraryRow;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.registry.RegistryException;
import dev.stemma.studio.workbench.Library;
import dev.stemma.studio.workbench.Signatory;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma registry}: what was found in files, kept to be compared. */
@Command(
        name = "registry",
        customSynopsis = "stemma registry COMMAND [ARGUMENT]...",
        description = {
            "Keeps what was found in files, not the files themselves, and gives it out as a table.",
            "The studio's library is the same registry; pieces that are worked on there are in it too."
        },
        footer = {
            "",
            "Examples:",
            "  stemma registry add songs/*.mid",
            "  stemma registry export --out records.csv",
            "  stemma registry export --out records.jsonl"
        })
final class RegistryCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    RegistryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        throw Failure.usage("registry what?", "one of add, export: stemma registry --help");
    }

    /** What is done with the library, closed afterwards. */
    private interface Work {
        int with(Workbench workbench, Library library) throws WorkbenchException;
    }

    private int with(Optional<String> address, Work work) {
        Workbench workbench = Workbenches.open(terminal);
        try (Registry registry = workbench.archive().openRegistry(address)) {
            return work.with(workbench, workbench.archive().library(registry));
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        } catch (RegistryException e) {
            throw new Failure(e.getMessage(), e.hint(), e);
        }
    }

    @Command(
            name = "add",
            sortOptions = false,
            customSynopsis = "stemma registry add FILE... [OPTION]...",
            description = "Verifies files and keeps what was found; a file that was there before is found anew.")
    int add(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of any kind.") List<Path> files,
            @Mixin RegistryOptions options,
            @Mixin CommonOptions output) {
        return with(options.address(), (workbench, library) -> {
            List<LibraryRow> rows = new ArrayList<>();
            for (Path file : files) {
                try {
                    rows.add(library.examine(terminal.resolve(file)));
                } catch (WorkbenchException e) {
                    if (files.size() == 1) {
                        throw e;
                    }
                    Workbenches.failure(e).print(terminal);
                }
            }
            if (output.json) {
                JsonOutput.print(terminal, LibraryJson.of(rows.size(), rows));
            } else {
                rows.forEach(row -> terminal.out()
                        .println("kept: " + PlainText.brief(row.title()) + ", "
                                + row.record()
                                        .map(found -> LibraryJson.word(found.verdict()))
                                        .orElse("")));
            }
            return (rows.size() == files.size() ? ExitCode.DONE : ExitCode.FAILED).number();
        });
    }

    @Command(
            name = "export",
            sortOptions = false,
            customSynopsis = "stemma registry export [OPTION]...",
            description = {
                "Writes all that is kept as a table, a row a piece or file: CSV, or JSON Lines (.jsonl), which are signed",
                "(C2PA 2.5, A.3.17). studio/JSON.md names the columns. CSV is printed where no --out is said."
            })
    int export(
            @Option(names = "--out", paramLabel = "FILE", description = "The file to write: NAME.csv or NAME.jsonl.")
                    Optional<Path> out,
            @Option(
                            names = "--as",
                            paramLabel = "NAME",
                            description = "The identity that signs JSON Lines; the first if nothing is said.")
                    Optional<String> identity,
            @Option(names = "--force", description = "Replace a file that exists.") boolean force,
            @Mixin RegistryOptions options,
            @Mixin CommonOptions output) {
        TableForm form = out.map(RegistryCommand::form).orElse(TableForm.CSV);
        if (out.isEmpty() && output.json) {
            throw Failure.usage("--json tells what was written, so --out is needed", "say --out, or leave out --json");
        }
        return with(options.address(), (workbench, library) -> {
            List<LibraryRow> rows = new ArrayList<>();
            library.each(LibraryQuery.RECENT, rows::add);
            byte[] table = form.write(rows);
            if (out.isEmpty()) {
                terminal.out().write(table, 0, table.length);
                return ExitCode.DONE.number();
            }
            if (form == TableForm.JSON_LINES && rows.isEmpty()) {
                throw new WorkbenchException(
                        "nothing is kept yet, so there are no lines to sign", "stemma registry add FILE...");
            }
            Path target = terminal.resolve(out.get());
            byte[] document = form == TableForm.JSON_LINES
                    ? workbench
                            .fileSigning()
                            .signLines(target, table, new Signatory(identity, List.of(), Optional.empty()))
                    : table;
            WrittenFile written = WrittenFile.save(target, document, form.mediaType(), force);
            show(written, rows.size(), output);
            return ExitCode.DONE.number();
        });
    }

    private static TableForm form(Path out) {
        return TableForm.ofName(String.valueOf(out.getFileName()))
                .orElseThrow(() -> Failure.usage(
                        "--out ends with .csv or .jsonl, found " + out, "the name of the file tells the form"));
    }

    private void show(WrittenFile written, int rows, CommonOptions output) {
        if (output.json) {
            ObjectNode root = Json.object().put("rows", rows);
            ArrayNode files = root.putArray("files");
            PieceReport.describe(files.addObject(), written);
            JsonOutput.print(terminal, root);
        } else {
            terminal.out()
                    .println("written: "
                            + PlainText.of(
                                    PieceReport.shown(terminal, written.path()).toString())
                            + ", " + rows + " rows");
        }
    }
}
