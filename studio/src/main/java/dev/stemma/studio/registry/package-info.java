/**
 * The registry: a database in which pieces and files that were examined are found again. The journals of pieces stay the
 * truth, see {@link dev.stemma.studio.journals}; what the registry holds of them can be made anew.
 *
 * <pre>{@code
 * try (Registry registry = Registry.open("jdbc:sqlite:" + home.resolve("registry.db"))) {
 *     registry.pieces().find(PieceQuery.RECENT);
 *     registry.library().find(LibraryQuery.RECENT);
 * }
 * }</pre>
 */
package dev.stemma.studio.registry;
