/**
 * Bodies of music with their terms: what each work is, where it comes from, who allows what, and its digest.
 *
 * <pre>{@code
 * CorpusImport taken = Corpus.load(Path.of("my-tunes"), CorpusDescriptor.readAll(Path.of("samples/corpora/descriptors")));
 * taken.report().lines(); // file by file: taken, left, why
 * DatasetManifest list = DatasetManifest.of(taken.corpus()); // no notes: works, licences, digests, Merkle root
 * DatasetProof proof = list.prove(digestOfMyTune);
 * proof.against(list.root()); // PRESENT or ABSENT, to whoever has the root
 * }</pre>
 */
package dev.stemma.generator.corpus;
