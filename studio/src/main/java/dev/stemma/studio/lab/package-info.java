/**
 * The tamper lab: copies of signed files are changed as a forger would, so that one can watch which checks find it out. It
 * works on bytes in memory, and signs with keys that are made on the spot and forgotten; nobody's own key is ever touched.
 *
 * <pre>{@code
 * Tampered tampered = lab.tamper(inspected, List.of(new Tampering.OneByte(OptionalLong.empty())));
 * Verdict verdict = workbench.inspecting().inspect(tampered.given()).verdict();
 * }</pre>
 */
package dev.stemma.studio.lab;
