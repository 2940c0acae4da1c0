package dev.stemma.studio.cli;

import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.identity.Token;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A key on a device or in the key store of the operating system. */
final class DeviceOptions {
    @Option(
            names = "--pkcs11",
            paramLabel = "CONFIG",
            description = {
                "Keep the key on the device that this configuration of SunPKCS11 describes (name, library, slot).",
                "Such keys are es256; the PIN is asked for like a password."
            })
    private Optional<Path> configuration = Optional.empty();

    @Option(
            names = "--alias",
            paramLabel = "TEXT",
            description = "The key's name on the device; NAME and purpose if nothing is said. Used if it is there.")
    private Optional<String> alias = Optional.empty();

    Optional<Token> token(Terminal terminal, String identity, KeyPurpose purpose) {
        if (alias.isPresent() && configuration.isEmpty()) {
            throw Failure.usage("--alias names a key on a device", "name the device with --pkcs11");
        }
        return configuration.map(file ->
                new Token(terminal.resolve(file).toAbsolutePath(), alias.orElse("stemma " + identity + " " + purpose)));
    }
}
