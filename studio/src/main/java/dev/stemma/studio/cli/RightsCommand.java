package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.documents.ReadinessJson;
import dev.stemma.studio.documents.VerdictJson;
import dev.stemma.studio.journals.JournalLines;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.statement.Readiness;
import dev.stemma.studio.statement.ReadinessWords;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stemma rights}: what is asked of a record, and what it answers. */
@Command(
        name = "rights",
        sortOptions = false,
        customSynopsis = "stemma rights FILE [--regime R,...] [OPTION]...",
        description = {
            "Shows what rules, courts and markets ask of the record of a file, and what the record answers:",
            "field by field whether it is there, where it stands, and how to add what is missing.",
            "Research material, not legal advice."
        },
        footer = {
            "",
            "Regimes: us, uk, cn-court, gb (labels of GB 45438-2025), eu, ddex, pro (collecting societies).",
            "",
            "Examples:",
            "  stemma rights melody-42.mid --regime us",
            "  stemma rights melody-42.mid --regime cn-court,gb --lang zh"
        })
final class RightsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A file with credentials.")
    private Path file;

    @Option(
            names = "--regime",
            paramLabel = "R",
            split = ",",
            description = "What to hold the record against, field by field; a summary of all if nothing is said.")
    private List<String> regimes = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "STORE.c2pa",
            description = "Credentials of a FILE that has none inside, where they do not lie beside it.")
    private Optional<Path> manifest = Optional.empty();

    @Option(names = "--lang", paramLabel = "L", description = "Language: en or zh; en if nothing is said.")
    private String language = Language.ENGLISH.toString();

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    RightsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Regime> asked = asked();
        ReadinessWords words =
                new ReadinessWords(Parsed.of(command, "--lang", Optional.of(language), RightsCommand::language)
                        .orElseThrow());
        Verdict verdict;
        List<Readiness> answers;
        try {
            Workbench workbench = Workbenches.open(terminal);
            verdict = workbench
                    .inspecting()
                    .verify(terminal.resolve(file), VerificationOptions.withStore(manifest.map(terminal::resolve)));
            ManifestStore store = verdict.manifests()
                    .orElseThrow(() -> new Failure(
                            file + " has no record that can be read",
                            "stemma sign " + file + " gives it one; files that stemma compose writes have one"));
            answers = Readiness.of(
                    file.toString(),
                    verdict,
                    PieceAccount.told(store, JournalLines.beside(terminal.resolve(file))),
                    workbench,
                    asked);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        if (common.json) {
            ObjectNode root = ReadinessJson.of(answers, words);
            root.put("path", file.toString()).put("state", VerdictJson.state(verdict.state()));
            JsonOutput.print(terminal, root);
        } else if (regimes.isEmpty()) {
            new ReadinessText(terminal, words).printSummary(file, answers);
        } else {
            new ReadinessText(terminal, words).print(file, answers);
        }
        return ExitCode.DONE.number();
    }

    private List<Regime> asked() {
        if (regimes.isEmpty()) {
            return Arrays.asList(Regime.values());
        }
        return regimes.stream()
                .map(name -> Parsed.of(command, "--regime", Optional.of(name), RightsCommand::regime)
                        .orElseThrow())
                .distinct()
                .toList();
    }

    private static Regime regime(String name) {
        return Regime.of(name)
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Arrays.stream(Regime.values()).map(Regime::toString).collect(Collectors.joining(", "))
                        + "; found " + name));
    }

    private static Language language(String name) {
        return Language.parse(name).orElseThrow(() -> new IllegalArgumentException("en or zh, found " + name));
    }
}
