/**
 * Bodies of music with their terms: what each work is, where it comes from, who allows what, and its digest.
 *
 * <pre>{@code
 * CorpusImport taken = Corpus.load(Path.of("my-tunes"), CorpusDescriptor.readAll(Path.of("samples/corpora/descriptors")));
 * taken.report().lines(); // file by file: taken, left, why
 * DatasetManifest list = DatasetManifest.of(taken.corpus()); // no notes: works, licences, digests, Merkle root
 * DatasetProof proof = list.proofs().prove(digestOfMyTune, List.of(MelodyDigest.of(myTune)));
 * proof.against(roots); // whether it is in the list, to whoever has the SortedRoots of the model's configuration
 * Terms.of(list.works()).strictest(); // what a model of them inherits
 * }</pre>
 */
package dev.stemma.generator.corpus;
