package dk.broen.routes.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
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
import java.util.List;
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
class RecordFactsRouteTest {
    @Autowired
    private DeadLetters deadLetters;
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("record-facts");
        route.before("take-facts", exchange -> exchange.setProperty(TakeFacts.MUNICIPALITY, "0751"));
    }

    @Test
    void a_message_is_taken_read_recorded_and_answered() {
        assertThat(route.steps()).isEqualTo("""
            take-facts
            read-facts
            record-in-database
            write-answer
            """);
        assertThat(route.handlers()).isEqualTo("""
            database-unreachable
            key-unknown
            facts-unreadable
              keep-unreadable
              answer-unreadable
              send-answer-unreadable
            facts-not-recorded
              facts-to-dead-letters
              answer-failed
              send-answer-failed
            """);
    }

    @Test
    void the_same_facts_again_change_nothing() throws JsonProcessingException {
        String message = SomeFacts.service("2026-02-01");

        assertThat(answer(message).path("counts")).hasToString("{\"RECORDED\":1}");
        JsonNode again = answer(message.getBytes(StandardCharsets.UTF_8));

        assertThat(again.path("counts")).hasToString("{\"UNCHANGED\":1}");
        assertThat(again.path("outcome").asText()).isEqualTo("RECORDED");
        assertThat(again.at("/facts/0/place").asText()).isEqualTo("citizens[0].services[0]");
        assertThat(again.at("/facts/0/result").asText()).isEqualTo("UNCHANGED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"citizens": []}                                    | because                  | is missing or empty; give the reason for the change
        {"because": "x"}                                    | citizens                 | is missing
        {"because": "x", "citizens": [{"cpr": "1"}]}        | citizens[0].cpr          | is not a CPR number
        {"because": "x", "partial": 1, "citizens": []}      | partial                  | is not true or false
        """)
    void what_is_wrong_is_answered_with_its_place(String message, String place, String fault) throws JsonProcessingException {
        JsonNode answer = answer(message);

        assertThat(answer.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(answer.at("/refused/0/place").asText()).isEqualTo(place);
        assertThat(answer.at("/refused/0/fault").asText()).isEqualTo(fault);
    }

    @Test
    void facts_of_another_municipality_are_refused_and_recorded_neither_whole_nor_in_part() throws JsonProcessingException {
        JsonNode refused = answer(SomeFacts.foreign());
        JsonNode partial = answer(SomeFacts.foreign().replaceFirst("\\{", "{\"partial\": true, "));

        assertThat(refused.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(refused.at("/refused/0/place").asText()).isEqualTo("citizens[0].services[0]");
        assertThat(partial.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(partial.path("facts")).isEmpty();
    }

    @Test
    void a_message_that_is_no_facts_document_is_kept_and_answered_with_the_place_of_the_error() throws JsonProcessingException {
        JsonNode answer = answer(SomeFacts.unreadable());

        assertThat(answer.path("outcome").asText()).isEqualTo("UNREADABLE");
        assertThat(answer.at("/refused/0/place").asText()).startsWith("line 2, column");
        assertThat(deadLetters.messageOf(answer.path("reference").asText()))
            .hasValue(SomeFacts.unreadable().getBytes(StandardCharsets.UTF_8));
        assertThat(answer(7).path("outcome").asText()).isEqualTo("UNREADABLE");
        assertThat(answer("{" + " ".repeat(10_000) + "}").at("/refused/0/fault").asText()).contains("10000 bytes");
    }

    @Test
    void a_message_that_says_a_thing_twice_or_holds_two_documents_is_refused_because_part_of_it_would_be_lost()
        throws JsonProcessingException {
        String message = SomeFacts.service("2026-02-01");

        for (String doubtful : List.of(message.replaceFirst("\\{", "{\"because\": \"other\", "),
            message.replace("\"function\"", "\"from\": \"2026-03-01\", \"function\""), message + message)) {
            JsonNode answer = answer(doubtful);
            assertThat(answer.path("outcome").asText()).as(doubtful).isEqualTo("UNREADABLE");
            assertThat(answer.at("/refused/0/place").asText()).as(doubtful).startsWith("line 1, column");
        }
        assertThat(answer(message).path("counts")).hasToString("{\"RECORDED\":1}");
    }

    @Test
    void a_message_waits_for_the_database_and_is_then_recorded_as_it_came() throws JsonProcessingException {
        AtomicInteger attempts = route.fails("write-answer", 3, Fault.databaseAway());

        JsonNode answer = answer(SomeFacts.service("2026-02-01"));

        assertThat(attempts).hasValue(4);
        assertThat(answer.path("outcome").asText()).isEqualTo("RECORDED");
        verify(deadLetters, never()).keep(any(), any());
    }

    @Test
    void a_message_on_which_the_hub_fails_is_kept_after_three_attempts_and_answered() throws JsonProcessingException {
        String message = SomeFacts.service("2026-02-01");
        AtomicInteger attempts = route.fails("record-in-database", Fault.inTheHub());

        JsonNode answer = answer(message);

        assertThat(attempts).hasValue(3);
        assertThat(answer.path("outcome").asText()).isEqualTo("FAILED");
        assertThat(answer.path("reference").asText()).isNotEmpty();
        verify(deadLetters).keep(argThat(letter -> letter.code().equals("INTERNAL_ERROR")),
            eq(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_message_that_can_be_no_dead_letter_goes_back_to_its_queue() {
        doThrow(new IllegalStateException("staged")).when(deadLetters).keep(any(), any());

        assertThat(route.run(SomeFacts.unreadable()).getException()).isNotNull();
    }

    @Test
    void headers_of_a_stranger_neither_direct_the_answer_nor_leave_with_it() {
        Exchange exchange = route.run(SomeFacts.service("2026-02-01"));

        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("CamelJmsDestinationName")
            .containsEntry("CamelJmsDestinationName", "facts-answers.0751");
    }

    private JsonNode answer(Object message) throws JsonProcessingException {
        Exchange exchange = route.run(message);
        assertThat(exchange.getException()).isNull();
        return new ObjectMapper().readTree(exchange.getMessage().getBody(String.class));
    }
}
