package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.HL7Exception;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.history.StayEvent;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.HospitalMessages;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class ReadMessageRouteTest {
    private static final TestPeople PEOPLE = new TestPeople(5500);
    private final TestPerson citizen = PEOPLE.next();
    private AdvisedRoute route;
    private Arrivals arrivals;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes, @Autowired SealedArrivals sealed, @Autowired Citizens citizens) throws Exception {
        route = routes.get("read-message");
        arrivals = new Arrivals(sealed, citizens);
    }

    @Test
    void hl7_v2_is_parsed_and_then_interpreted() {
        assertThat(route.steps()).isEqualTo("""
            keep-arrival
            by-format
              parse-whole
                whole-segments
                parse
                interpret
                not-parsed
                  for-a-human
              interpret-received
            """);
        assertThat(route.handlers()).isEmpty();
        assertThat(read(arrivals.admitted(citizen)).meaning()).isInstanceOf(Interpretation.Event.class);
    }

    @Test
    void medcom_is_interpreted_as_received() throws Exception {
        AtomicInteger parsed = route.counts("parse");

        assertThat(read(arrivals.medcom("m1", citizen)).meaning()).isInstanceOf(Interpretation.Event.class);

        assertThat(parsed).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, 8859/1", "ISO-8859-1, ''", "ISO-8859-15, 8859/15", "UTF-8, UNICODE UTF-8", "UTF-8, unicode utf-8",
        "UTF-8, UNICODE",
        "UTF-8, ''"})
    void letters_are_read_in_the_character_set_of_the_message(String charset, String declared) {
        byte[] raw = HospitalMessages.admitted(citizen).with("MSH-18", declared).with("PID-5", "Blåbærgrød^Ærik").text()
            .getBytes(Charset.forName(charset));

        assertThat(((Interpretation.Event) read(of(raw, charset)).meaning()).event()).isInstanceOfSatisfying(StayEvent.class,
            event -> assertThat(event.citizenName()).contains("Ærik Blåbærgrød"));
    }

    @Test
    void a_message_that_cannot_be_parsed_is_for_a_human() {
        route.fails("parse", new HL7Exception("staged"));

        assertThat(read(arrivals.admitted(citizen)).meaning()).isInstanceOfSatisfying(Interpretation.Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo("NOT_HL7");
            assertThat(unreadable.location()).isEqualTo("MSH");
        });
    }

    @Test
    void a_broken_segment_is_for_a_human_with_its_place() {
        String text = HospitalMessages.admitted(citizen).text() + "PV1||I\rIII|x\r";

        assertThat(read(of(text.getBytes(Charset.forName("ISO-8859-1")), "ISO-8859-1")).meaning())
            .isInstanceOfSatisfying(Interpretation.Unreadable.class, unreadable -> assertThat(unreadable.location()).isEqualTo("PV1"));
    }

    @Test
    void nothing_of_the_message_is_in_a_header_but_what_the_header_of_the_message_says() {
        Exchange read = route.run(arrivals.admitted(citizen));

        assertThat(read.getMessage().getHeaders().toString()).doesNotContain(citizen.cpr(), citizen.familyName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-arrival", "by-format", "parse-whole", "whole-segments", "parse", "interpret"})
    void a_failure_of_the_hub_is_one_of_the_batch(String step) {
        AtomicInteger attempts = route.fails(step, Fault.inTheHub());

        assertThat(route.run(arrivals.admitted(citizen)).getException()).isNotNull();

        assertThat(attempts).hasValue(1);
    }

    private Interpreted read(Arrival arrival) {
        return route.run(arrival).getMessage().getBody(Interpreted.class);
    }

    private Arrival of(byte[] raw, String charset) {
        Arrival admitted = arrivals.admitted(citizen);
        return new Arrival(admitted.kind(), admitted.source(), admitted.feed(), admitted.controlId(), charset, Instant.EPOCH,
            admitted.reference(), admitted.group(), raw);
    }
}
