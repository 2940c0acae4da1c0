/**
 * What the record of a file says, in forms that others read: values without behaviour of their own, and their writers.
 *
 * <pre>{@code
 * FamilyTree family = Ancestry.of(verdict);                       // dev.stemma.provenance.c2pa
 * String picture = FamilyPicture.draw(family, Language.ENGLISH);  // SVG
 * ProvDocument prov = FamilyProv.of(family);                      // W3C PROV
 * byte[] document = ProvFormat.NOTATION.write(prov);
 * }</pre>
 */
package dev.stemma.provenance.label;
