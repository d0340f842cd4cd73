package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How the reply of a ward is stored and acknowledged. {@link RecordRepliesRouteTest} tests what becomes of it. */
@RouteTest
@UseAdviceWith
class TakeReplyRouteTest {
    private static final String REFERENCE = "8BCDFG";
    private final String cpr = new TestPeople(6000).next().cpr();
    @Autowired
    private SealedArrivals sealed;
    private AdvisedRoute route;
    private MockEndpoint stored;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-reply");
        stored = route.partner("jms:queue:replies");
    }

    @Test
    void a_reply_is_identified_sealed_stored_counted_and_acknowledged() {
        assertThat(route.steps()).isEqualTo("""
            identify-reply
            owner-reply
            seal-reply
            store-reply
            count-reply
            stored-reply
            acknowledge-reply
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void a_reply_is_stored_sealed_before_it_is_acknowledged_and_needs_no_database() {
        byte[] raw = SomeReplies.reply(cpr, REFERENCE, "NEJ");

        Exchange exchange = route.run(raw);

        assertThat(new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.ISO_8859_1)).contains("MSA|AA|R-1");
        assertThat(stored.getExchanges()).singleElement().satisfies(kept -> {
            byte[] body = kept.getMessage().getBody(byte[].class);
            assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain(cpr);
            Arrival arrival = sealed.open(body);
            assertThat(arrival.raw()).isEqualTo(raw);
            assertThat(arrival.source()).isEqualTo("auh");
        });
    }

    @ParameterizedTest
    @CsvSource({"EPJ|AUH, EPJ|NOBODY, SENDER_UNKNOWN at MSH-3", "|P|2.5.1, |T|2.5.1, PROCESSING_ID_UNSUPPORTED at MSH-11",
        "8BCDFG, 8BCDF, FIELD_INVALID at OBR-2", "8BCDFG, 8BCDFA, FIELD_INVALID at OBR-2", "NEJ, MÅSKE, FIELD_INVALID at OBX-5",
        "HOUSING_SUPPORT, POSTMAN, FIELD_INVALID at OBX-5", "|20261121220000|, |20261122|, FIELD_INVALID at OBX-14",
        "|20261121220000|, |20251120|, FIELD_INVALID at OBX-14"})
    void what_is_wrong_without_asking_the_database_is_refused_with_its_place(String right, String wrong, String refusal) {
        String message = SomeReplies.text("EPJ|AUH", cpr, REFERENCE, "NEJ");
        assertThat(message).contains(right);

        assertThat(refusal(message.replace(right, wrong))).isEqualTo(refusal);
        assertThat(stored.getExchanges()).isEmpty();
    }

    @Test
    void a_reference_that_no_database_takes_is_refused_with_its_place() {
        assertThat(refusal(SomeReplies.text("EPJ|AUH", cpr, "8BC\0FG", "NEJ"))).isEqualTo("FIELD_INVALID at OBR-2");
    }

    @Test
    void a_hospital_is_asked_to_send_again_when_the_reply_cannot_be_stored() {
        Fault.brokerAway(stored);

        assertThat(route.run(SomeReplies.reply(cpr, REFERENCE, "NEJ")).getException()).as("the caller answers AR")
            .isNotInstanceOf(MessageRefused.class).isNotNull();
    }

    private String refusal(String message) {
        MessageRefused refused = (MessageRefused) route.run(SomeReplies.bytes(message)).getException();
        return refused.code() + " at " + refused.location();
    }
}
