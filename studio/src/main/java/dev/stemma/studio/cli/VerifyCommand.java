package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.FileVerifier;
import dev.stemma.studio.workbench.FilesToVerify;
import dev.stemma.studio.workbench.ManyVerifications;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "Checks the Content Credentials of files: inside them, or in FILE.c2pa beside them. A proof that a file is",
            "in a transparency log, FILE.tlog-proof beside it, is checked too, offline.",
            "A folder stands for the files in it that carry credentials, or could.",
            "",
            "  trusted  unchanged since it was signed, by a signer you trust",
            "  valid    unchanged since it was signed, by a signer you have not said you trust",
            "  invalid  do not rely on what it says about itself",
            "  none     no credentials were found",
            "",
            "Exit code 0: every file is trusted or valid, what --require names passes, and no proof of a log is false;",
            "3: one is not; 1: one cannot be opened.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  stemma verify melody-42.mid",
            "  stemma verify --trust colleague-ca.pem --require trusted tunes/"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of any kind, or folders.")
    private List<Path> files = List.of();

    @Option(
            names = "--trust",
            paramLabel = "CA.pem",
            description = "Trust the authorities in this file too, for this call.")
    private List<Path> trusted = List.of();

    @Option(
            names = "--trust-tsa",
            paramLabel = "TSA.pem",
            description = "Trust the authorities in this file too for time stamps, for this call.")
    private List<Path> trustedForTimeStamps = List.of();

    @Option(
            names = "--trust-identities",
            paramLabel = "CA.pem",
            description = "Trust the authorities in this file too for naming the people who co-signed, for this call.")
    private List<Path> trustedForIdentities = List.of();

    @Option(
            names = "--model-dir",
            paramLabel = "DIR",
            description = "Find models to replay notes with in this folder too: that of a model, or of several.")
    private List<Path> models = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "STORE.c2pa",
            description = "Credentials of a FILE that has none inside, where they do not lie beside it.")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--proof",
            paramLabel = "FILE.tlog-proof",
            description = "The proof that a FILE is in a transparency log, where it does not lie beside it.")
    private Optional<Path> proof = Optional.empty();

    @Option(
            names = "--log-policy",
            paramLabel = "POLICY",
            description = {
                "Which logs and witnesses you know: a file (C2SP tlog-policy), or the key of a log;",
                "trust/log-policy in the folder of keys if nothing is said. To name it, or --proof, is to require log."
            })
    private Optional<String> logPolicy = Optional.empty();

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

    @Override
    public Integer call() {
        if (manifest.isPresent() && files.size() > 1) {
            throw Failure.usage("--manifest belongs to one file, found " + files.size(), "verify them one by one");
        }
        if (proof.isPresent() && files.size() > 1) {
            throw Failure.usage("--proof belongs to one file, found " + files.size(), "verify them one by one");
        }
        List<Requirement> requirements = Stream.concat(
                        required.stream(), proof.isPresent() || logPolicy.isPresent() ? Stream.of("log") : Stream.of())
                .map(Requirement::parse)
                .distinct()
                .toList();
        try {
            return verify(requirements).number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    private ExitCode verify(List<Requirement> requirements) throws WorkbenchException {
        FileVerifier verifier = Workbenches.open(terminal)
                .inspecting()
                .verifier(new VerificationOptions(
                                resolved(trusted),
                                resolved(trustedForTimeStamps),
                                resolved(trustedForIdentities),
                                resolved(models),
                                manifest.map(terminal::resolve))
                        .withLog(proof.map(terminal::resolve), LogOptions.resolved(terminal, logPolicy)));
        FilesToVerify found = FilesToVerify.of(terminal.directory(), files);
        List<FilesToVerify.Subject> subjects = found.files();
        if (proof.isPresent() && subjects.stream().anyMatch(FilesToVerify.Subject::found)) {
            throw Failure.usage("--proof belongs to one file, found a folder", "name the file");
        }
        if (manifest.isPresent() && subjects.stream().anyMatch(FilesToVerify.Subject::found)) {
            throw Failure.usage("--manifest belongs to one file, found a folder", "name the file");
        }
        int asked = subjects.size() + found.unreadable().size();
        VerificationReport report = new VerificationReport(terminal, common.json, requirements, asked);
        found.unreadable().forEach(report::unreadable);
        report.passedOver(found.passedOver());
        try (CountBar bar = new CountBar(terminal, "files", subjects.size())) {
            new ManyVerifications(verifier, Runtime.getRuntime().availableProcessors())
                    .run(subjects, report::find, finding -> {
                        report.take(finding);
                        bar.step();
                    });
        }
        if (report.isOfNothing()) {
            throw new Failure(
                    "nothing to verify: " + names() + " holds no file that carries credentials, or could",
                    "name a file; hidden files and links are passed over in folders");
        }
        return report.end();
    }

    private List<Path> resolved(List<Path> paths) {
        return paths.stream().map(terminal::resolve).toList();
    }

    private String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(" "));
    }
}
