/**
 * A transparency log as C2SP has it: a list of entries to which can only be added. It signs its size and the root of its
 * tree in checkpoints; witnesses sign those that go on from what they saw before; a proof of an entry can then be checked
 * with no network.
 *
 * <pre>{@code
 * LogProof proof = LogProof.parse(Files.readAllBytes(file));      // tune.tlog-proof
 * LogPolicy policy = LogPolicy.parse(Files.readAllBytes(rules));  // which logs, how many witnesses
 * LogAnswer answer = proof.check(entry, policy);                  // Accepted or Refused
 * }</pre>
 *
 * <p>A log promises that nothing is changed or taken away, and by its witnesses that everybody sees the same. It never
 * promises that an entry is true.
 *
 * <p>Formats: C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof, tlog-policy and tlog-witness as
 * of July 2026.
 */
package dev.stemma.provenance.log;
