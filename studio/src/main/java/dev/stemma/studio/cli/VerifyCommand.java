package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma verify}: what holds of what files say about themselves. */
@Command(
        name = "verify",
        sortOptions = false,
        customSynopsis = "stemma verify FILE... [OPTION]...",
        description = {
            "Checks the Content Credentials of files: inside them, or in FILE.c2pa beside them.",
            "",
            "  trusted  unchanged since it was signed, by a signer you trust",
            "  valid    unchanged since it was signed, by a signer you have not said you trust",
            "  invalid  do not rely on what it says about itself",
            "  none     it carries no credentials",
            "",
            "Exit code 0: every file is trusted or valid, and what --require names passes; 3: one is not;",
            "1: one cannot be opened.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  stemma verify melody-42.mid",
            "  stemma verify --trust colleague-ca.pem --require trusted *.mid"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "MIDI or WAV files, or any files with a sidecar.")
    private List<Path> files = List.of();

    @Option(
            names = "--trust",
            paramLabel = "CA.pem",
            description = "Trust the authorities in this file too, for this call.")
    private List<Path> trusted = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "STORE.c2pa",
            description = "Credentials of a FILE that has none inside, where they do not lie beside it.")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--require",
            paramLabel = "CHECK",
            split = ",",
            description = {
                "Checks that must pass: ${COMPLETION-CANDIDATES}.",
                "trusted and logged stand for trust and log. A check that is not made does not pass."
            },
            completionCandidates = Requirement.Names.class)
    private List<String> required = List.of();

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A file and what was found, or why it could not be opened. */
    private record Result(Path file, Optional<Verdict> verdict, boolean accepted) {}

    @Override
    public Integer call() {
        if (manifest.isPresent() && files.size() > 1) {
            throw Failure.usage("--manifest belongs to one file, found " + files.size(), "verify them one by one");
        }
        List<Requirement> requirements =
                required.stream().map(Requirement::parse).toList();
        VerificationOptions options = new VerificationOptions(
                trusted.stream().map(terminal::resolve).toList(), manifest.map(terminal::resolve));
        Workbench workbench = Workbenches.open(terminal);
        List<Result> results = new ArrayList<>();
        for (Path file : files) {
            try {
                Verdict verdict = workbench.verify(terminal.resolve(file), options);
                boolean accepted =
                        verdict.intact() && requirements.stream().allMatch(requirement -> requirement.isMetBy(verdict));
                results.add(new Result(file, Optional.of(verdict), accepted));
            } catch (WorkbenchException e) {
                if (files.size() == 1) {
                    throw Workbenches.failure(e);
                }
                terminal.err().println("error: " + e.getMessage());
                terminal.err().println("hint: " + e.hint());
                results.add(new Result(file, Optional.empty(), false));
            }
        }
        show(results, requirements);
        return exitCode(results).number();
    }

    private static ExitCode exitCode(List<Result> results) {
        if (results.stream().anyMatch(result -> result.verdict().isEmpty())) {
            return ExitCode.FAILED;
        }
        return results.stream().allMatch(Result::accepted) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void show(List<Result> results, List<Requirement> requirements) {
        if (common.json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("files");
            results.forEach(result ->
                    result.verdict().ifPresent(verdict -> describe(array.addObject(), result.file(), verdict)));
            Json.print(terminal, root);
            return;
        }
        for (Result result : results) {
            result.verdict().ifPresent(verdict -> print(result.file(), verdict, requirements));
        }
    }

    private static void describe(ObjectNode node, Path file, Verdict verdict) {
        node.put("path", file.toString()).put("state", state(verdict));
        ArrayNode checks = node.putArray("checks");
        for (Check check : verdict.checks()) {
            checks.addObject()
                    .put("name", check.name().toString())
                    .put("outcome", outcome(check))
                    .put("code", check.code())
                    .put("detail", check.detail());
        }
    }

    private void print(Path file, Verdict verdict, List<Requirement> requirements) {
        terminal.out().println(file + ": " + state(verdict) + " - " + meaning(verdict));
        for (List<Check> alike : alike(verdict.checks())) {
            Check first = alike.get(0);
            String more = alike.size() > 1 ? " (and " + (alike.size() - 1) + " more such findings)" : "";
            terminal.out().printf("  %-7s %-12s %s%s%n", outcome(first), first.name(), first.detail(), more);
        }
        for (Requirement requirement : requirements) {
            if (!requirement.isMetBy(verdict)) {
                terminal.out().println("  required, not met: " + requirement.check());
            }
        }
    }

    /** Findings in order; those that pass, and those that are skipped, are told once for each check. */
    private static Collection<List<Check>> alike(List<Check> checks) {
        Map<String, List<Check>> groups = new LinkedHashMap<>();
        for (Check check : checks) {
            String key = check.name() + " " + check.outcome()
                    + (check.outcome() == Check.Outcome.FAIL ? " " + groups.size() : "");
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(check);
        }
        return groups.values();
    }

    private static String state(Verdict verdict) {
        return verdict.state().name().toLowerCase(Locale.ROOT);
    }

    private static String outcome(Check check) {
        return check.outcome().name().toLowerCase(Locale.ROOT);
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict.state()) {
            case TRUSTED -> "unchanged since it was signed, by a signer you trust";
            case VALID -> "unchanged since it was signed, by a signer you have not said you trust";
            case INVALID -> "do not rely on what it says about itself";
            case NONE -> "it carries no Content Credentials";
        };
    }
}
