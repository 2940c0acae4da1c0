package dev.stemma.studio.cli;

import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.Token;
import dev.stemma.studio.workbench.Keys;
import dev.stemma.studio.workbench.Signing;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
            "Makes, shows and renews the identities that sign.",
            "The first is made when it is first needed. An identity has one key for each purpose, made when it is first needed: claims, models, credentials, log, receipts, witness, openssf.",
            "Others trust what you sign once they have added the authority that `stemma key list` names."
        },
        footer = {
            "",
            "Passwords of keys come from STEMMA_PASSWORD, from the file that STEMMA_PASSWORD_FILE names (or the file",
            "of the identity's name in the folder that it names), or are asked for at the terminal."
        })
final class KeyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    private final Terminal terminal;
    private final PasswordSettings passwords;

    KeyCommand(Terminal terminal) {
        this.terminal = terminal;
        this.passwords = new PasswordSettings(terminal);
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
            work.run(Workbenches.open(terminal, passwords).signing());
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private KeyReport report() {
        return new KeyReport(terminal);
    }

    @Command(
            name = "new",
            sortOptions = false,
            customSynopsis = "stemma key new NAME [OPTION]...",
            description = "Makes an identity, certified for a year by the local authority, or a further key of one.")
    int make(
            @Parameters(
                            paramLabel = "NAME",
                            description =
                                    "What you call it; its certificate says so too, unless --subject gives another name.")
                    String name,
            @Option(
                            names = "--algorithm",
                            paramLabel = "A",
                            description = "ed25519 or es256; ed25519 if nothing is said.")
                    Optional<String> algorithm,
            @Option(
                            names = "--protect",
                            description = "Protect its keys by a password, which is asked for if none is set.")
                    boolean protect,
            @Mixin SubjectOptions subjects,
            @Mixin PurposeOption purposes,
            @Mixin DeviceOptions devices,
            @Mixin CommonOptions options) {
        KeyPurpose purpose = purposes.purpose();
        SignatureAlgorithm wanted = algorithm(algorithm.orElse("ed25519"));
        Optional<Subject> subject = subjects.subject(name);
        Optional<Token> token = devices.token(terminal, name, purpose);
        if (token.isPresent() && algorithm.isPresent() && wanted != SignatureAlgorithm.ES256) {
            throw Failure.usage("keys on devices are es256, found " + algorithm.get(), "leave --algorithm out");
        }
        return with(signing -> {
            if (protect && token.isEmpty()) {
                passwords.protect(name);
            }
            Keys keys = signing.keys(purpose);
            Identity identity =
                    token.isPresent() ? keys.createOn(token.get(), name, subject) : keys.create(name, wanted, subject);
            report().show(options, identity, purpose, "made");
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

    @Command(
            name = "list",
            sortOptions = false,
            description = "Shows the identities with their keys, and where the local authority's certificate is.")
    int list(@Mixin CommonOptions options) {
        return with(signing -> {
            List<IdentityStore.Entry> entries = signing.list();
            if (options.json) {
                report().json(signing, entries);
            } else if (entries.isEmpty()) {
                terminal.out().println("no identities yet: the first is made when something is signed");
            } else {
                terminal.out().println("authority: " + signing.authorityFile());
                signing.authority().ifPresent(this::print);
                report().text(signing, entries);
            }
        });
    }

    @Command(
            name = "csr",
            sortOptions = false,
            customSynopsis = "stemma key csr NAME [OPTION]...",
            description = "Writes a signing request (PKCS#10) for an authority of your choice.")
    int request(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Option(names = "--out", paramLabel = "FILE", description = "Where to; shown if nothing is said.")
                    Optional<Path> out,
            @Mixin PurposeOption purposes,
            @Mixin CommonOptions options) {
        KeyPurpose purpose = purposes.purpose();
        return with(signing ->
                Texts.write(terminal, options, out, signing.keys(purpose).certificateRequest(name)));
    }

    @Command(
            name = "import",
            sortOptions = false,
            customSynopsis = "stemma key import NAME FILE [OPTION]...",
            description = {
                "Takes the certificates that an authority issued for an identity (PEM), or a key with its",
                "certificates from elsewhere (PKCS#12, its password from STEMMA_TRANSFER_PASSWORD or the file",
                "that STEMMA_TRANSFER_PASSWORD_FILE names, else asked for)."
            })
    int take(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`; a new one for a key.")
                    String name,
            @Parameters(paramLabel = "FILE", description = "Certificates in PEM, leaf first, or PKCS#12.") Path file,
            @Mixin PurposeOption purposes,
            @Mixin CommonOptions options) {
        KeyPurpose purpose = purposes.purpose();
        Path source = terminal.resolve(file);
        return with(signing -> {
            Keys keys = signing.keys(purpose);
            Identity identity = Keys.holdsKey(source)
                    ? keys.importKey(name, source, passwords.forImport())
                    : keys.importCertificates(name, source);
            report().show(options, identity, purpose, "imported");
        });
    }

    @Command(
            name = "export",
            sortOptions = false,
            customSynopsis = "stemma key export NAME [OPTION]...",
            description = "Writes the certificates of an identity (PEM), or with --with-key its key too (PKCS#12).")
    int export(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Option(names = "--out", paramLabel = "FILE", description = "Where to; shown if nothing is said.")
                    Optional<Path> out,
            @Option(
                            names = "--with-key",
                            description = {
                                "The key too, under a password of its own: STEMMA_TRANSFER_PASSWORD, or the file that",
                                "STEMMA_TRANSFER_PASSWORD_FILE names, else asked for. Needs --out."
                            })
                    boolean withKey,
            @Mixin PurposeOption purposes,
            @Mixin CommonOptions options) {
        KeyPurpose purpose = purposes.purpose();
        if (withKey && out.isEmpty()) {
            throw Failure.usage("a key is written to a file, never shown", "name one with --out, such as NAME.p12");
        }
        return with(signing -> {
            Keys keys = signing.keys(purpose);
            if (withKey) {
                Path target = terminal.resolve(out.get());
                keys.exportKey(name, target, passwords.forExport());
                Texts.written(terminal, options, out.get());
            } else {
                Texts.write(terminal, options, out, keys.exportChain(name));
            }
        });
    }

    @Command(
            name = "renew",
            sortOptions = false,
            customSynopsis = "stemma key renew NAME [OPTION]...",
            description = "Has the local authority certify a key for a further year.")
    int renew(
            @Parameters(paramLabel = "NAME", description = "One of `stemma key list`.") String name,
            @Mixin PurposeOption purposes,
            @Mixin CommonOptions options) {
        KeyPurpose purpose = purposes.purpose();
        return with(signing -> report().show(options, signing.keys(purpose).renew(name), purpose, "renewed"));
    }

    private void print(X509Certificate authority) {
        terminal.out().println("  " + AuthorityReport.subject(authority));
        terminal.out().println("  sha256 " + AuthorityReport.fingerprint(authority));
    }
}
