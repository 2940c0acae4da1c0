package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.studio.workbench.TrustStore;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma trust}: whom this machine trusts to name signers. */
@Command(
        name = "trust",
        customSynopsis = "stemma trust COMMAND [ARGUMENT]...",
        description = "Says which authorities this machine trusts to name signers. Its own is always among them.")
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
            @Mixin CommonOptions options) {
        try {
            String fileName = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
            String known = name.orElse(fileName);
            List<TrustStore.Authority> added =
                    store().add(known, terminal.resolve(file), TrustStore.Usage.CLAIMS).stream()
                            .map(certificate -> new TrustStore.Authority(known, TrustStore.Usage.CLAIMS, certificate))
                            .toList();
            if (options.json) {
                print(added);
            } else {
                added.forEach(authority -> terminal.out().println("trusted: " + subject(authority)));
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    @Command(name = "list", sortOptions = false, description = "Shows them, the own one first.")
    int list(@Mixin CommonOptions options) {
        try {
            List<TrustStore.Authority> authorities = store().list();
            if (options.json) {
                print(authorities);
            } else if (authorities.isEmpty()) {
                terminal.out().println("nobody yet: the own authority is made when something is signed");
            } else {
                authorities.forEach(authority -> terminal.out().println(authority.name() + "  " + subject(authority)));
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    private void print(List<TrustStore.Authority> authorities) {
        ObjectNode root = Json.object();
        ArrayNode array = root.putArray("authorities");
        for (TrustStore.Authority authority : authorities) {
            array.addObject()
                    .put("name", authority.name())
                    .put("subject", subject(authority))
                    .put(
                            "notAfter",
                            authority.certificate().getNotAfter().toInstant().toString());
        }
        Json.print(terminal, root);
    }

    private static String subject(TrustStore.Authority authority) {
        return authority.certificate().getSubjectX500Principal().toString();
    }

    @Command(name = "remove", sortOptions = false, description = "Trusts those added under a name no longer.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "One of `stemma trust list`.") String name,
            @Mixin CommonOptions options) {
        try {
            store().remove(name);
            if (options.json) {
                Json.print(terminal, Json.object().put("removed", name));
            } else {
                terminal.out().println("removed: " + name);
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }
}
