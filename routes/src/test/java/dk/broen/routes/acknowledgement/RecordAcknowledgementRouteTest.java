package dk.broen.routes.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class RecordAcknowledgementRouteTest {
    private static final String RECEIVED = "{\"reference\": \"ZZZZZZ\", \"answer\": \"RECEIVED\", \"by\": \"Bodil Krog\"}";

    @Autowired
    private DeadLetters deadLetters;
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("record-acknowledgement");
        route.before("take-acknowledgement", exchange -> exchange.setProperty(TakeAcknowledgement.MUNICIPALITY, "0751"));
    }

    @Test
    void a_message_is_taken_read_recorded_and_its_outcome_written() {
        assertThat(route.steps()).isEqualTo("""
            take-acknowledgement
            read-acknowledgement
            record-answer
            write-outcome
            """);
        assertThat(route.handlers()).isEqualTo("""
            database-unreachable
            key-unknown
            acknowledgement-unreadable
              keep-unreadable-acknowledgement
              outcome-unreadable
              send-outcome-unreadable
            acknowledgement-not-recorded
              acknowledgement-to-dead-letters
              outcome-failed
              send-outcome-failed
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"answer": "RECEIVED", "by": "x"}                                       | reference: is missing
        {"reference": "ZZZZZZ", "by": "x"}                                      | answer: is not one of [RECEIVED, NOT_US]
        {"reference": "ZZZZZZ", "answer": "SEEN", "by": "x"}                    | answer: is not one of [RECEIVED, NOT_US]
        {"reference": "ZZZZZZ", "answer": "RECEIVED"}                           | by: is missing or empty; say who answers
        {"reference": "ZZZZZZ", "answer": "NOT_US", "by": "x"}                  | because: is missing or empty; NOT_US needs the reason
        {"reference": "ZZZZZZ", "answer": "RECEIVED", "by": 7}                  | by: is not a text
        {"reference": "ZZZZZZ", "answer": "RECEIVED", "by": "x", "cpr": "1"}    | document: has a field that is not accepted; accepted are reference, answer, by, because
        {"reference": "ZZZZZZ", "answer": "RECEIVED", "by": "x"}                | reference: no notice to a unit of the municipality has it
        """)
    void what_is_wrong_is_answered_with_its_place(String message, String fault) throws JsonProcessingException {
        JsonNode outcome = outcome(message);

        assertThat(outcome.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(outcome.at("/refused/0").asText()).isEqualTo(fault);
    }

    @Test
    void a_message_that_is_no_json_is_kept_and_answered_with_the_place_of_the_error() throws JsonProcessingException {
        JsonNode outcome = outcome("{\"reference\":\n \"ZZ");

        assertThat(outcome.path("outcome").asText()).isEqualTo("UNREADABLE");
        assertThat(outcome.at("/refused/0").asText()).startsWith("line 2, column");
        assertThat(deadLetters.messageOf(outcome.path("reference").asText()))
            .hasValue("{\"reference\":\n \"ZZ".getBytes(StandardCharsets.UTF_8));
        assertThat(outcome(7).path("outcome").asText()).isEqualTo("UNREADABLE");
        assertThat(outcome("{" + " ".repeat(20_000) + "}").at("/refused/0").asText()).contains("20000 bytes");
        assertThat(outcome(RECEIVED + RECEIVED).path("outcome").asText()).isEqualTo("UNREADABLE");
        assertThat(outcome(RECEIVED.replace("\"by\"", "\"by\": \"other\", \"by\"")).path("outcome").asText()).isEqualTo("UNREADABLE");
    }

    @Test
    void a_message_waits_for_the_database() throws JsonProcessingException {
        AtomicInteger attempts = route.fails("write-outcome", 3, Fault.databaseAway());

        assertThat(outcome(RECEIVED).path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(attempts).hasValue(4);
        verify(deadLetters, never()).keep(any(), any());
    }

    @Test
    void a_message_on_which_the_hub_fails_is_kept_after_three_attempts_and_answered() throws JsonProcessingException {
        AtomicInteger attempts = route.fails("record-answer", Fault.inTheHub());

        JsonNode outcome = outcome(RECEIVED);

        assertThat(attempts).hasValue(3);
        assertThat(outcome.path("outcome").asText()).isEqualTo("FAILED");
        assertThat(outcome.path("reference").asText()).isNotEmpty();
        verify(deadLetters).keep(argThat(letter -> letter.code().equals("INTERNAL_ERROR")),
            eq(RECEIVED.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void headers_of_a_stranger_neither_direct_the_outcome_nor_leave_with_it() {
        Exchange exchange = route.run(RECEIVED);

        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("CamelJmsDestinationName")
            .containsEntry("CamelJmsDestinationName", "acknowledgement-outcomes.0751");
    }

    private JsonNode outcome(Object message) throws JsonProcessingException {
        Exchange exchange = route.run(message);
        assertThat(exchange.getException()).isNull();
        return new ObjectMapper().readTree(exchange.getMessage().getBody(String.class));
    }
}
