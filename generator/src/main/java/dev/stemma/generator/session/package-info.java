/**
 * Composing: a request becomes a melody.
 *
 * <pre>{@code
 * Composer composer = new Composer(ModelFolder.read(Path.of("models/melody-1")));
 * Composition tune = composer.compose(composer.complete(Wish.of(Tradition.BRITISH_ISLES), 42));
 * tune.melody().bars().size(); // 8
 * }</pre>
 */
package dev.stemma.generator.session;
