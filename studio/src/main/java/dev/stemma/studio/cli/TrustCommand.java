package dev.stemma.studio.cli;

import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.TrustStore;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma trust}: whom this machine trusts to name signers. */
@Command(
        name = "trust",
        customSynopsis = "stemma trust COMMAND [ARGUMENT]...",
        description = {
            "Says which authorities this machine trusts: to name signers, and to stamp times.",
            "Its own is always among them. `stemma key list` shows where its certificate is: send that file to a",
            "colleague, compare the fingerprint over another way, and let them `stemma trust add` it."
        })
final class TrustCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    TrustCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        throw Failure.usage("trust what?", "one of add, list, remove: stemma trust --help");
    }

    private TrustStore store() {
        return Workbenches.open(terminal).signing().trust();
    }

    @Command(
            name = "add",
            sortOptions = false,
            description = "Trusts the authorities in a file, such as a colleague's ca.pem.")
    int add(
            @Parameters(paramLabel = "CA.pem", description = "Certificates of authorities in PEM.") Path file,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "A name for them; the file's if nothing is said.")
                    Optional<String> name,
            @Option(
                            names = "--for",
                            paramLabel = "USAGE",
                            defaultValue = "claims",
                            description = {
                                "claims: to name signers; time-stamps: to stamp times;",
                                "identities: to name persons in identity assertions (CAWG).",
                                "claims if nothing is said."
                            })
                    String usage,
            @Mixin CommonOptions options) {
        TrustStore.Usage wanted = usage(usage);
        try {
            String fileName = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
            String known = name.orElse(fileName);
            List<TrustStore.Authority> added = store().add(known, terminal.resolve(file), wanted).stream()
                    .map(certificate -> new TrustStore.Authority(known, wanted, certificate))
                    .toList();
            if (options.json) {
                JsonOutput.print(terminal, AuthorityReport.json(added));
            } else {
                added.forEach(authority -> AuthorityReport.print(terminal, "trusted:", authority));
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    private static TrustStore.Usage usage(String name) {
        return Stream.of(TrustStore.Usage.values())
                .filter(usage -> usage.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                        "--for is claims, time-stamps or identities, found " + name,
                        "leave it out for those who name signers"));
    }

    @Command(name = "list", sortOptions = false, description = "Shows them, the own one first.")
    int list(@Mixin CommonOptions options) {
        try {
            List<TrustStore.Authority> authorities = store().list();
            if (options.json) {
                JsonOutput.print(terminal, AuthorityReport.json(authorities));
            } else if (authorities.isEmpty()) {
                terminal.out().println("nobody yet: the own authority is made when something is signed");
            } else {
                authorities.forEach(authority -> AuthorityReport.print(terminal, authority.name(), authority));
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    @Command(name = "remove", sortOptions = false, description = "Trusts those added under a name no longer.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "One of `stemma trust list`.") String name,
            @Mixin CommonOptions options) {
        try {
            store().remove(name);
            if (options.json) {
                JsonOutput.print(terminal, Json.object().put("removed", name));
            } else {
                terminal.out().println("removed: " + name);
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }
}
