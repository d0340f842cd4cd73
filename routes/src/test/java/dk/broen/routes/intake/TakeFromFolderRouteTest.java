package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisMessage;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link HospitalFolderRouteTest} tests what becomes of the file. */
@RouteTest
@UseAdviceWith
class TakeFromFolderRouteTest {
    private static final byte[] NOTHING = "hello".getBytes(StandardCharsets.UTF_8);
    private final XdisMessage letter =
        XdisMessage.admission("XDIS-5605", new TestPeople(5605).next(), Instant.parse("2026-11-21T20:00:00Z"));
    @Autowired
    private SealedArrivals sealed;
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-from-folder");
        route.before("open-filed", exchange -> exchange.setProperty(Owner.HOSPITAL, "auh"));
    }

    @Test
    void a_message_is_stored_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            open-filed
            take-filed
            """);
        assertThat(route.handlers()).isEqualTo("""
            acknowledgement-in-folder
              no-answer-folder
            refused-in-folder
              seal-refused-folder
              store-refused-folder
              refuse-folder
            file-fails
              report-file-fails
            """);

        assertThat(new VansMessage(body(VansMessage.letter(letter.bytes()).bytes())).data()).contains("<PositiveReceipt>", "XDIS-5605");
    }

    @Test
    void a_refusal_is_that_of_the_hospital_whose_folder_it_is() {
        assertThat(body(NOTHING)).contains("MSA|AE|");

        assertThat(route.partner("jms:queue:refused").getExchanges()).singleElement().satisfies(kept -> assertThat(
            sealed.openRefusal(kept.getMessage().getBody(byte[].class)).source()).isEqualTo("auh"));
    }

    @Test
    void a_refusal_that_cannot_be_stored_is_not_told() {
        Fault.brokerAway(route.partner("jms:queue:refused"));

        assertThat(route.run(NOTHING).getException()).isNotNull();
    }

    private String body(byte[] message) {
        Exchange exchange = route.run(message);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(String.class);
    }
}
