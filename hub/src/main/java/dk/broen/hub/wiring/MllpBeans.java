package dk.broen.hub.wiring;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.mllp.MllpEndpoint;
import dk.broen.adapters.mllp.MllpSettings;
import dk.broen.adapters.sequence.SequenceNumbers;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.PortCheck;
import dk.broen.mappings.hl7v2.AcknowledgementWriter;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the MLLP endpoint for HL7 v2 messages from hospitals. */
@Configuration(proxyBeanMethods = false)
class MllpBeans {
    private static final Duration FRAME_TIME = Duration.ofSeconds(30);
    private static final Duration END_OF_FRAME_TIME = Duration.ofMillis(500);
    private static final int BYTES_OUTSIDE_FRAME = 128;

    @Bean
    MllpSettings mllpSettings(BroenSettings settings) {
        BroenSettings.Mllp mllp = settings.mllp();
        return new MllpSettings(mllp.host(), PortCheck.checked("mllp", mllp.host(), mllp.port()), mllp.connections(),
            mllp.connectionsPerPeer(), Math.toIntExact(mllp.longestMessage().toBytes()), mllp.firstFrameTime(), FRAME_TIME,
            END_OF_FRAME_TIME, mllp.idleTime(), BYTES_OUTSIDE_FRAME);
    }

    @Bean
    SequenceNumbers sequenceNumbers(BroenSettings settings, CitizenIndex index) {
        return new SequenceNumbers(settings.data().resolve("sequence"), index);
    }

    @Bean
    MllpEndpoint mllpEndpoint(MllpSettings settings, AcknowledgementWriter writer) {
        Hl7EnvelopeReader reader = new Hl7EnvelopeReader();
        return new MllpEndpoint(settings, start -> writer.refused(reader.read(start, StandardCharsets.ISO_8859_1),
            new Hl7Refusal(Hl7Fault.MESSAGE_TOO_LONG, "MSH")).orElse(new byte[0]));
    }
}
