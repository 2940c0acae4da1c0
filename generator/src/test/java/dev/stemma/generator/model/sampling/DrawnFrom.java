package dev.stemma.generator.model.sampling;

import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.constraint.Frame;

/** Where a model stands when a frame begins. */
final class DrawnFrom {
    private DrawnFrom() {}

    static MelodyModel.Reading beginning(MelodyModel model, Frame frame) {
        MelodyModel.Reading reading = model.read(frame.conditions());
        new MelodyEncoder(model.vocabulary())
                .events(
                        frame.before(),
                        frame.conditions().bars(),
                        frame.conditions().start(),
                        frame.from(),
                        frame.referenceTonic())
                .forEach(event -> reading.accept(event.token(), event.duration()));
        return reading;
    }
}
