package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.studio.workbench.TrustStore;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
        description = "Says which authorities this machine trusts to name signers. Its own is always among them.",
        synopsisSubcommandLabel = "COMMAND")
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

    @Command(name = "add", description = "Trusts the authorities in a file, such as a colleague's ca.pem.")
    int add(
            @Parameters(paramLabel = "CA.pem") Path file,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "A name for them; the file's if nothing is said.")
                    Optional<String> name,
            @Mixin CommonOptions options) {
        try {
            String fileName = file.getFileName().toString();
            List<X509Certificate> added =
                    store().add(name.orElse(fileName.replaceFirst("\\.[^.]*$", "")), terminal.resolve(file));
            for (X509Certificate certificate : added) {
                terminal.out().println("trusted: " + certificate.getSubjectX500Principal());
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    @Command(name = "list", description = "Shows them.")
    int list(@Mixin CommonOptions options) {
        try {
            List<TrustStore.Authority> authorities = store().list();
            if (options.json) {
                ObjectNode root = Json.object();
                ArrayNode array = root.putArray("authorities");
                authorities.forEach(authority -> array.addObject()
                        .put("name", authority.name())
                        .put("subject", subject(authority))
                        .put(
                                "notAfter",
                                authority
                                        .certificate()
                                        .getNotAfter()
                                        .toInstant()
                                        .toString()));
                Json.print(terminal, root);
            } else {
                authorities.forEach(authority -> terminal.out().println(authority.name() + "  " + subject(authority)));
            }
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    private static String subject(TrustStore.Authority authority) {
        return authority.certificate().getSubjectX500Principal().toString();
    }

    @Command(name = "remove", description = "Trusts them no longer.")
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin CommonOptions options) {
        try {
            store().remove(name);
            return ExitCode.DONE.number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }
}
