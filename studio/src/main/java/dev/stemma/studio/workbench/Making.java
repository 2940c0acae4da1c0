package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What a model made of one request. To be closed, so that others can go on with the piece.
 *
 * @param open the piece
 * @param pieces one for each candidate that could be made, in the order of their seeds
 * @param reading how the file was read that was worked on
 */
public record Making(OpenPiece open, List<Piece> pieces, Optional<Reading> reading) implements AutoCloseable {
    public Making {
        pieces = List.copyOf(pieces);
    }

    @Override
    public void close() throws WorkbenchException {
        open.close();
    }
}
