/**
 * Puts models, notation, identities, signer and verifier together: the one place that the command line and the web use.
 *
 * <pre>{@code
 * Workbench workbench = new Workbench(Path.of("home"), Path.of("models"), Clock.systemUTC());
 * try (Making making = workbench.composing().compose(order, 1, Signatory.LOCAL)) {
 *     Publication publication = Publication.ofMidi(Path.of("melody-42.mid"));
 *     workbench.publisher().publish(making, making.pieces().get(0), publication);
 * }
 * workbench.inspecting().verify(Path.of("melody-42.mid"), VerificationOptions.DEFAULT).state(); // TRUSTED
 * }</pre>
 */
package dev.stemma.studio.workbench;
