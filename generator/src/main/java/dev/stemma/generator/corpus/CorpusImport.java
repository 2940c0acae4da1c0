package dev.stemma.generator.corpus;

/** A corpus as read from files, and what became of each file. */
public record CorpusImport(Corpus corpus, ImportReport report) {}
