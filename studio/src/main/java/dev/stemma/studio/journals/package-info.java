/**
 * Journals of pieces while they are worked on, as files that only grow: an entry is on the disk before anybody else sees it.
 *
 * <pre>{@code
 * JournalFolder journals = new JournalFolder(home.resolve("journals"));
 * try (JournalFile file = journals.create(piece)) {
 *     file.append(entry); // STEMMA_HOME/journals/PIECE.jsonl has one line more
 * }
 * }</pre>
 */
package dev.stemma.studio.journals;
