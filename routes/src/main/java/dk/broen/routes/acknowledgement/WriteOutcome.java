package dk.broen.routes.acknowledgement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.queue.Addresses;
import dk.broen.routes.acknowledgement.AnswerOutcome.Outcome;
import dk.broen.routes.arrival.DatabaseRetry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the outcome for the municipality's queue, with the id of the message that it is about. */
@Component
class WriteOutcome {
    private static final Logger LOG = LoggerFactory.getLogger(WriteOutcome.class);
    private final ObjectMapper json = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    void done(AnswerOutcome outcome, Exchange exchange) {
        LOG.info("BRN4321 acknowledgement-answered source={} outcome={}", exchange.getProperty(DatabaseRetry.SOURCE, String.class),
            outcome.outcome());
        write(outcome, exchange);
    }

    void unreadable(Exchange exchange) {
        UnreadableAcknowledgementException unreadable =
            exchange.getProperty(Exchange.EXCEPTION_CAUGHT, UnreadableAcknowledgementException.class);
        write(kept(Outcome.UNREADABLE, unreadable.place() + ": " + unreadable.getMessage(), exchange), exchange);
    }

    void failed(Exchange exchange) {
        write(kept(Outcome.FAILED, "document: the hub failed on it; ask its operator, with the reference", exchange), exchange);
    }

    private static AnswerOutcome kept(Outcome outcome, String fault, Exchange exchange) {
        return new AnswerOutcome(outcome, exchange.getProperty(DatabaseRetry.RECEIVED_AT, Instant.class), List.of(fault),
            Optional.ofNullable(exchange.getProperty(DatabaseRetry.REFERENCE, String.class)));
    }

    private void write(AnswerOutcome outcome, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME,
            Addresses.ACKNOWLEDGEMENT_OUTCOMES + exchange.getProperty(TakeAcknowledgement.MUNICIPALITY, String.class));
        Optional.ofNullable(exchange.getProperty(TakeAcknowledgement.CORRELATION, String.class))
            .ifPresent(id -> message.setHeader("JMSCorrelationID", id));
        try {
            message.setBody(json.writeValueAsString(outcome));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an outcome cannot be written", impossible);
        }
    }
}
