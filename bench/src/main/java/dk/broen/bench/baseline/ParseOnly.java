package dk.broen.bench.baseline;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.Parser;
import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.load.Repetition;
import dk.broen.bench.load.StayMessages;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.AdtParser;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Measures only the interpretation of a message, which the hub does after the acknowledgement. */
final class ParseOnly {
    private final AdtInterpreter interpreter = new AdtInterpreter();
    private final Parser parser = AdtParser.strict();
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
        if (!(meaning(messages.message(next.getAndIncrement())) instanceof Interpretation.Event)) {
            throw new IllegalStateException("the message is not interpreted as an event");
        }
    }

    private Interpretation meaning(byte[] message) {
        try {
            byte[] input = AdtParser.input(message, StandardCharsets.ISO_8859_1, Set.of());
            return interpreter.interpret(parser.parse(new String(input, StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1,
                directory.sender("EPJ|AUH"));
        } catch (HL7Exception broken) {
            return AdtParser.failed(broken);
        }
    }
}
