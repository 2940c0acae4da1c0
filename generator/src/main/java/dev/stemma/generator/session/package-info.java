/**
 * Composing: a request becomes a melody. Work on a piece is a session, which writes the piece's journal; what the journal
 * says that a model wrote, the model writes again.
 *
 * <pre>{@code
 * ModelFolder model = ModelFolder.read(Path.of("models/melody-2"));
 * Composer composer = new Composer(model);
 * Request request = composer.complete(Wish.of(Tradition.BRITISH_ISLES), 42);
 *
 * Session session = Session.begin(UUID.randomUUID(), ann, Clock.systemUTC(), sink);
 * List<Session.Offer> offers = session.request(ann, model, new Task.Composing(), request, 4);
 * session.choose(ann, offers.get(2).entry());
 * session.editor(ann).setPitch(17, Pitch.parse("D5"));
 * session.melody().bars().size(); // 8
 *
 * Replay.bounded(digest -> Optional.of(model)).of(session.journal()).outcome(); // MATCH
 * }</pre>
 */
package dev.stemma.generator.session;
