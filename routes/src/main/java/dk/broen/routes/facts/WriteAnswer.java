package dk.broen.routes.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.queue.Addresses;
import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.facts.QueueAnswer.Outcome;
import dk.broen.routes.facts.QueueAnswer.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the answer for the municipality's queue, with the id of the message that it answers. */
@Component
class WriteAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(WriteAnswer.class);
    private final ObjectMapper json = JsonMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    void done(QueueAnswer answer, Exchange exchange) {
        LOG.info("BRN2301 facts-answered source={} outcome={} facts={} refused={}",
            exchange.getProperty(DatabaseRetry.SOURCE, String.class), answer.outcome(), answer.facts().size(), answer.refused().size());
        write(answer, exchange);
    }

    void unreadable(Exchange exchange) {
        UnreadableFactsException unreadable = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, UnreadableFactsException.class);
        write(kept(Outcome.UNREADABLE, new Refused(unreadable.place(), String.valueOf(unreadable.getMessage())), exchange), exchange);
    }

    void failed(Exchange exchange) {
        write(kept(Outcome.FAILED, new Refused("document", "the hub failed on it; ask its operator, with the reference"), exchange),
            exchange);
    }

    private static QueueAnswer kept(Outcome outcome, Refused fault, Exchange exchange) {
        return QueueAnswer.none(outcome, exchange.getProperty(DatabaseRetry.RECEIVED_AT, Instant.class), List.of(fault),
            Optional.ofNullable(exchange.getProperty(DatabaseRetry.REFERENCE, String.class)));
    }

    private void write(QueueAnswer answer, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME,
            Addresses.FACTS_ANSWERS + exchange.getProperty(TakeFacts.MUNICIPALITY, String.class));
        Optional.ofNullable(exchange.getProperty(TakeFacts.CORRELATION, String.class))
            .ifPresent(id -> message.setHeader("JMSCorrelationID", id));
        try {
            message.setBody(json.writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written", impossible);
        }
    }
}
