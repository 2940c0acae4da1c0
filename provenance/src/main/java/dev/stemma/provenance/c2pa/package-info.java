/**
 * C2PA 2.5 Content Credentials: sign this, verify this.
 *
 * <p>An asset carries a store of manifests. The last manifest is about the asset itself: assertions (what was done, from
 * what, by what), a claim that lists their hashes, a signature over the claim. One assertion, the hard binding, is the hash
 * of the asset without the bytes of the store. Manifests of ingredients travel along, held by their hashes.
 *
 * <pre>{@code
 * ManifestDefinition.Builder manifest = ManifestDefinition.of("A melody", GeneratorInfo.stemma("0.1.0"));
 * HashedUri model = manifest.add(IngredientAssertion.of(
 *         Relationship.INPUT_TO, "Folk model", "application/octet-stream", DataType.of(DataType.MODEL)));
 * manifest.add(ActionsAssertion.all(Action.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, model)));
 *
 * Signer signer = new Signer(UUID::randomUUID, Clock.systemUTC());
 * byte[] signed = signer.embed(midi, manifest.build(), identity);          // or sidecar(...), for any file
 *
 * Verdict verdict = Verifier.verify(ByteSource.of(signed), Optional.empty(), policy, Clock.systemUTC());
 * verdict.state();                                                         // TRUSTED, VALID, INVALID or NONE
 * verdict.checks().forEach(check -> show(check.name(), check.outcome(), check.detail()));
 * verdict.explanation().headline();                                        // and what still holds, and what to do
 * }</pre>
 *
 * <p>{@link dev.stemma.provenance.c2pa.Signer} and {@link dev.stemma.provenance.c2pa.Verifier} may be used by many threads
 * at once. Neither prints, reads the network or keeps state; the clock and all random choices are handed in.
 *
 * <p>An asset made from another names it as its parent, by the verdict on it: {@code manifest.add(IngredientAssertion.of(
 * Relationship.PARENT_OF, ...), verdict)}, then {@code Action.opened(parent)}.
 *
 * <p>A verification is a list of rules ({@code Rule}), each a class of its own. Files of other programs are read as the
 * specification allows. A store that Stemma wrote must be, byte for byte, the one that it would write again: so no single
 * byte of a signed file can change without notice.
 *
 * <p>Whatever a file claims, a verification takes bounded memory and ends. Read are, at most: stores of {@value
 * dev.stemma.provenance.asset.Carrier#MAX_STORE} bytes, compressed manifests included, with {@value
 * dev.stemma.provenance.c2pa.ManifestReader#MAX_MANIFESTS} manifests, {@value
 * dev.stemma.provenance.c2pa.ManifestReader#MAX_CBOR} bytes of CBOR and {@value
 * dev.stemma.provenance.c2pa.Box#MAX_SIBLINGS} boxes side by side; CBOR of {@value
 * dev.stemma.provenance.cbor.CborReader#MAX_DEPTH} levels and {@value dev.stemma.provenance.cbor.CborReader#MAX_ITEMS}
 * items; {@value dev.stemma.provenance.cose.CoseSign1#MAX_CHAIN} certificates to a signature; {@value
 * dev.stemma.provenance.c2pa.Examination#MAX_FINDINGS} findings of one kind, {@value
 * dev.stemma.provenance.c2pa.IngredientsRule#MAX_FINDINGS} about ingredients. What is beyond makes the credentials
 * unreadable, or is a failure. Content is hashed as a stream, however long it is.
 */
package dev.stemma.provenance.c2pa;
