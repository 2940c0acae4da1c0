package dev.stemma.studio.workbench;

import dev.stemma.generator.session.Standpoint;
import dev.stemma.studio.registry.PieceRow;

/** A piece on the desk as it is at a moment. */
public record OnDesk(PieceRow row, PieceVersion shown, Standpoint standpoint) {}
