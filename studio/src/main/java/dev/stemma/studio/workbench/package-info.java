/**
 * Puts models, notation, identities, signer and verifier together: the one place that the command line and the web use.
 *
 * <pre>{@code
 * Workbench workbench = new Workbench(Path.of("home"), Path.of("models"), Clock.systemUTC());
 * Piece piece = workbench.compose(Wish.of(Tradition.BRITISH_ISLES), 42, Optional.empty(), Optional.empty());
 * workbench.publish(piece, Publication.ofMidi(Path.of("melody-42.mid")), Optional.empty());
 * workbench.verify(Path.of("melody-42.mid"), VerificationOptions.DEFAULT).state(); // TRUSTED
 * }</pre>
 */
package dev.stemma.studio.workbench;
