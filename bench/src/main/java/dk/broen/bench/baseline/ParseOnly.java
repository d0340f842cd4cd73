package dk.broen.bench.baseline;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.load.Repetition;
import dk.broen.bench.load.StayMessages;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Measures only the interpretation of a message, which the hub does after the acknowledgement. */
final class ParseOnly {
    private final AdtInterpreter interpreter = new AdtInterpreter();
    private final StayMessages messages;
    private final Directory directory;
    private final AtomicLong next = new AtomicLong();

    ParseOnly(StayMessages messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    Figures measure(Load load) throws InterruptedException {
        return Repetition.of(load, index -> this::parse);
    }

    private void parse() {
        Interpretation meaning = interpreter.interpret(messages.message(next.getAndIncrement()),
            StandardCharsets.ISO_8859_1, directory::sender);
        if (!(meaning instanceof Interpretation.Event)) {
            throw new IllegalStateException("the message is not interpreted as an event");
        }
    }
}
