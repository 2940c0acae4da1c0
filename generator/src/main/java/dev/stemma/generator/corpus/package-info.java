/**
 * Bodies of music with their terms: what each work is, where it comes from, who allows what, and its digest.
 *
 * <pre>{@code
 * CorpusImport taken = Corpus.load(Path.of("my-tunes"), CorpusDescriptor.readAll(Path.of("samples/corpora/descriptors")));
 * taken.report().lines().forEach(System.out::println); // file by file: taken, left, why
 * DatasetManifest list = DatasetManifest.of(taken.corpus()); // no notes: works, licences, digests, Merkle root
 * }</pre>
 */
package dev.stemma.generator.corpus;
