/**
 * What people did to a piece, told to people: bar by bar, and as a page to hand to a collecting society, a publisher or a
 * teacher; and what rules, courts and markets ask of such a record, with what it answers.
 *
 * <pre>{@code
 * PieceAccount account = PieceAccount.of(verdict.manifests().orElseThrow(), JournalSegment.Rest.NONE).orElseThrow();
 * account.bars().get(2).stretch().edit(); // what was edited in bar 3, in bits
 * String html = StatementPage.of(statement, new Words(Language.ENGLISH));
 * List<Readiness> readiness = Readiness.ofAll(verdict, Optional.of(account), workbench); // facts, and no legal advice
 * }</pre>
 */
package dev.stemma.studio.statement;
