/**
 * Puts models, notation, identities, signer and verifier together: the one place that the command line and the web use.
 *
 * <pre>{@code
 * Workbench workbench = new Workbench(Path.of("home"), Path.of("models"), Clock.systemUTC());
 * Piece piece = workbench.compose(Wish.of(Tradition.BRITISH_ISLES), 42, Optional.empty()).get(0);
 * workbench.publish(piece, Publication.midi(Path.of("melody-42.mid")));
 * workbench.verify(Path.of("melody-42.mid"), VerificationOptions.DEFAULT).state(); // TRUSTED
 * }</pre>
 */
package dev.stemma.studio.workbench;
