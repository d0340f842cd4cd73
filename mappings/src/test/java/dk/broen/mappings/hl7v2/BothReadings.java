package dk.broen.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.parser.Parser;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.Interpretation;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Interprets a message as receive does, by splitting it, and as planning does, by the parse of HAPI: the meaning must be the same. What
 * receive refuses may be unreadable for another reason.
 */
final class BothReadings {
    private static final AdtInterpreter INTERPRETER = new AdtInterpreter();
    private static final Parser HAPI = AdtParser.strict();

    private BothReadings() {}

    static Interpretation interpret(byte[] raw, Charset charset, Function<String, Optional<Hospital>> senders) {
        Interpretation split = INTERPRETER.interpret(raw, charset, senders);
        Interpretation parsed = parsed(raw, charset, senders);
        if (!(split instanceof Interpretation.Unreadable && parsed instanceof Interpretation.Unreadable)) {
            assertThat(parsed).as("as planning reads it").isEqualTo(split);
        }
        return split;
    }

    /** The same for a message that was accepted: what a human must look at is the same too. */
    static Interpretation accepted(byte[] raw, Charset charset, Function<String, Optional<Hospital>> senders) {
        Interpretation split = INTERPRETER.interpret(raw, charset, senders);
        assertThat(parsed(raw, charset, senders)).as("as planning reads it").isEqualTo(split);
        return split;
    }

    private static Interpretation parsed(byte[] raw, Charset charset, Function<String, Optional<Hospital>> senders) {
        try {
            Optional<Hospital> sender = senders.apply(Hl7EnvelopeReader.headerOf(AdtInterpreter.decode(raw, charset)).sender());
            Set<String> own = sender.map(hospital -> hospital.adt().ownSegments()).orElse(Set.of());
            return INTERPRETER.interpret(HAPI.parse(new String(AdtParser.input(raw, charset, own), charset)), charset, sender);
        } catch (Exception broken) {
            return AdtParser.failed(broken);
        }
    }
}
