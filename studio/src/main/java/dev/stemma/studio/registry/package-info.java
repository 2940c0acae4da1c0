/**
 * The registry: a database in which pieces and records are found again. The journals of pieces stay the truth, see {@link
 * dev.stemma.studio.journals}; what the registry holds of them can be made anew.
 *
 * <pre>{@code
 * try (Registry registry = Registry.open("jdbc:sqlite:" + home.resolve("registry.db"))) {
 *     registry.pieces().find(PieceQuery.RECENT);
 * }
 * }</pre>
 */
package dev.stemma.studio.registry;
