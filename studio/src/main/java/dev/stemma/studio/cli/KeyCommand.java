package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.studio.workbench.Signing;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma key}: the identities that sign. */
@Command(
        name = "key",
        customSynopsis = "stemma key COMMAND [ARGUMENT]...",
        description = {
            "Makes, shows and renews the identities that sign. The first is made when it is first needed.",
            "Others trust what you sign once they have added the authority that `stemma key list` names."
        })
final class KeyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    KeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        throw Failure.usage("key what?", "one of new, list, csr, import, export, renew: stemma key --help");
    }

    /** What can go wrong with identities is told by one exception. */
    private interface Work {
        void run(Signing signing) throws WorkbenchException;
    }

    private int with(Work work) {
        try {
            work.run(Workbenches.open(terminal).signing());
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "new",
            sortOptions = false,
            customSynopsis = "stemma key new NAME [OPTION]...",
            description = "Makes an identity, certified for a year by the local authority.")
    int make(
            @Parameters(
                            paramLabel = "NAME",
                            description =
                                    "What you call it; its certificate says so too, unless --subject gives another name.")
                    String name,
            @Option(
                            names = "--algorithm",
                            paramLabel = "A",
                            defaultValue = "ed25519",
                            description = "ed25519 or es256; ed25519 if nothing is said.")
                    String algorithm,
            @Option(
                            names = "--subject",
                            paramLabel = "TEXT",
                            description = {
                                "The name in the certificate.",
                                "It is readable in every file you sign and cannot be taken back from files given away."
                            })
                    Optional<String> subject,
            @Option(names = "--organization", paramLabel = "TEXT", description = "Organization in the certificate.")
                    Optional<String> organization,
            @Option(names = "--country", paramLabel = "CC", description = "Country in the certificate, two letters.")
                    Optional<String> country,
            @Mixin CommonOptions options) {
        return with(signing -> {
            Identity identity =
                    signing.create(name, algorithm(algorithm), subject(name, subject, organization, country));
            show(options, entry(identity), "made");
            terminal.err()
                    .println("note: every file that it signs shows "
                            + AuthorityReport.subject(identity.chain().get(0))
                            + "; this cannot be taken back from files given away");
        });
    }

    private static SignatureAlgorithm algorithm(String name) {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            if (algorithm.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return algorithm;
            }
        }
        throw Failure.usage("--algorithm is ed25519 or es256, found " + name, "leave it out for ed25519");
    }

    private static Subject subject(
            String name, Optional<String> subject, Optional<String> organization, Optional<String> country) {
        try {
            Subject usual = Subject.pseudonym(name);
            return new Subject(
                    subject.orElse(usual.commonName()),
                    organization.orElse(usual.organization()),
                    country.orElse(usual.country()));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage(), "stemma key new --help shows what is accepted");
        }
    }

    @Command(
            name = "list",
            sortOptions = false,
            description = "Shows the identities and where the local authority's certificate is.")
    int list(@Mixin CommonOptions options) {
        return with(signing -> {
            List<IdentityStore.Entry> entries = signing.list();
            if (options.json) {
                ObjectNode root = Json.object();
                root.put("ca", signing.authorityFile().toString());
                ArrayNode identities = root.putArray("identities");
                entries.forEach(entry -> describe(identities.addObject(), entry)
                        .put("endsSoon", signing.notice(entry).isPresent()));
                Json.print(terminal, root);
            } else if (entries.isEmpty()) {
                terminal.out().println("no identities yet: the first is made when something is signed");
            } else {
                terminal.out().println("authority: " + signing.authorityFile());
                signing.authority().ifPresent(this::print);
                entries.forEach(this::print);
                entries.stream()
                        .flatMap(entry -> signing.notice(entry).stream())
                        .forEach(notice -> terminal.err().println("note: " + notice));
            }
        });
    }

    @Command(
            name = "csr",
            sortOptions = false,
            customSynopsis = "stemma key csr NAME [--out FILE]",
            description = "Writes a signing request (PKCS#10) for an authority of your choice.")
    int request(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Option(names = "--out", paramLabel = "FILE", description = "Where to; shown if nothing is said.")
                    Optional<Path> out,
            @Mixin CommonOptions options) {
        return with(signing -> Texts.write(terminal, options, out, signing.certificateRequest(name)));
    }

    @Command(
            name = "import",
            sortOptions = false,
            description = "Takes the certificates that an authority issued for an identity.")
    int take(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Parameters(paramLabel = "CHAIN.pem", description = "Its certificates in PEM, leaf first.") Path chain,
            @Mixin CommonOptions options) {
        return with(
                signing -> show(options, entry(signing.importCertificates(name, terminal.resolve(chain))), "imported"));
    }

    @Command(
            name = "export",
            sortOptions = false,
            customSynopsis = "stemma key export NAME [--out FILE]",
            description = "Writes the certificates of an identity, never its key.")
    int export(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Option(names = "--out", paramLabel = "FILE", description = "Where to; shown if nothing is said.")
                    Optional<Path> out,
            @Mixin CommonOptions options) {
        return with(signing -> Texts.write(terminal, options, out, signing.exportChain(name)));
    }

    @Command(
            name = "renew",
            sortOptions = false,
            description = "Has the local authority certify an identity for a further year.")
    int renew(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Mixin CommonOptions options) {
        return with(signing -> show(options, entry(signing.renew(name)), "renewed"));
    }

    private static IdentityStore.Entry entry(Identity identity) {
        return new IdentityStore.Entry(identity.name(), identity.algorithm(), identity.chain());
    }

    private void show(CommonOptions options, IdentityStore.Entry entry, String done) {
        if (options.json) {
            ObjectNode node = Json.object();
            describe(node, entry);
            Json.print(terminal, node);
        } else {
            terminal.out().println(done);
            print(entry);
        }
    }

    private void print(X509Certificate authority) {
        terminal.out().println("  " + AuthorityReport.subject(authority));
        terminal.out().println("  sha256 " + AuthorityReport.fingerprint(authority));
    }

    private void print(IdentityStore.Entry entry) {
        X509Certificate leaf = entry.chain().get(0);
        terminal.out()
                .printf(
                        "%s  %s  until %s  %s%n",
                        entry.name(),
                        algorithmName(entry),
                        AuthorityReport.day(notAfter(leaf)),
                        AuthorityReport.subject(leaf));
    }

    private static ObjectNode describe(ObjectNode node, IdentityStore.Entry entry) {
        X509Certificate leaf = entry.chain().get(0);
        return node.put("name", entry.name())
                .put("algorithm", algorithmName(entry))
                .put("certificate", leaf.getSubjectX500Principal().toString())
                .put("notAfter", notAfter(leaf).toString());
    }

    private static String algorithmName(IdentityStore.Entry entry) {
        return entry.algorithm().name().toLowerCase(Locale.ROOT);
    }

    private static Instant notAfter(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
