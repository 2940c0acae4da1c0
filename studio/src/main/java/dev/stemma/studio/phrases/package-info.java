/**
 * What refusals and checks say, in the words of the studio and in both of its languages. The rest of the product speaks
 * English, and of the command line; the studio translates by phrase.
 *
 * <pre>{@code
 * Phrasebook book = Phrasebook.read();
 * book.say("there is nothing to undo", Language.CHINESE); // 没有可以撤销的操作
 * }</pre>
 */
package dev.stemma.studio.phrases;
