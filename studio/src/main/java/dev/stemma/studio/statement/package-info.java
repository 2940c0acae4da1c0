/**
 * What people did to a piece, told to people: bar by bar, and as a page to hand to a collecting society, a publisher or a
 * teacher.
 *
 * <pre>{@code
 * PieceAccount account = PieceAccount.of(verdict.manifests().orElseThrow(), JournalSegment.Rest.NONE).orElseThrow();
 * account.bars().get(2).stretch().edit(); // what was edited in bar 3, in bits
 * String html = StatementPage.of(statement, new Words(Language.ENGLISH));
 * }</pre>
 */
package dev.stemma.studio.statement;
