package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement.Code;
import dk.broen.routes.delivery.Acknowledged;
import dk.broen.routes.delivery.Acknowledgements;
import dk.broen.routes.intake.ClientLogin.TakenFrom;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.hospital.VansMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class IntakeAcknowledgementRouteTest {
    private static final NotificationId NOTICE = new NotificationId(UUID.fromString("5a1c1f0e-0000-4000-8000-000000000001"));
    private static final MunicipalityCode ODENSE = new MunicipalityCode("0461");
    private final Outbox.Left left = Mockito.mock(Outbox.Left.class);
    @Autowired
    private Outbox outbox;
    private AdvisedRoute route;
    private MockEndpoint settled;
    private MockEndpoint refused;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("intake-acknowledgement");
        settled = route.partner("direct:acknowledged-notice");
        refused = route.partner("jms:queue:refused");
        doReturn(Optional.empty()).when(outbox).left(any(), any(), any());
        doReturn(Optional.of(left)).when(outbox).left(NOTICE, Channel.MEDCOM, ODENSE);
        from(ODENSE.value());
    }

    @Test
    void an_acknowledgement_is_stored_and_then_answered() {
        assertThat(route.steps()).isEqualTo("""
            open-acknowledgement
            identify-acknowledgement
            store-acknowledgement
            answer-acknowledgement
            """);
        assertThat(route.handlers()).isEqualTo("""
            receipt-of-municipality
              no-answer-municipality
            acknowledgement-refused
              answer-refused-acknowledgement
            acknowledgement-not-stored
              answer-acknowledgement-again
            """);

        assertThat(status(Acknowledgements.about(NOTICE.toString(), "fatal-error"))).isEqualTo(202);
        assertThat(settled.getExchanges()).singleElement().extracting(exchange -> exchange.getMessage().getBody())
            .isEqualTo(new Acknowledged(left, Code.FATAL_ERROR));
    }

    @Test
    void an_envelope_is_opened_and_a_damaged_one_is_refused_with_an_outcome() throws Exception {
        VansMessage envelope = VansMessage.of("HL7", "MCM:FCTL#ok", "2.0.0", Acknowledgements.about(NOTICE.toString(), "ok"));

        assertThat(status(envelope.bytes())).isEqualTo(202);
        assertThat(settled.getExchanges()).hasSize(1);
        assertThat(route.run(envelope.replace("<SizeInBytes>", "<SizeInBytes>1").bytes()).getMessage().getBody(String.class))
            .contains("OperationOutcome", "FIELD_INVALID");
        assertThat(status(envelope.replace("MCM:FCTL#ok", "MCM:XCTL03").bytes())).as("a receipt").isEqualTo(202);
        assertThat(settled.getExchanges()).hasSize(1);
        assertThat(refused.getExchanges()).isEmpty();
    }

    @Test
    void the_notice_of_another_municipality_is_unknown() {
        from("0751");

        assertThat(status(Acknowledgements.about(NOTICE.toString(), "ok"))).isEqualTo(422);
        assertThat(settled.getExchanges()).isEmpty();
    }

    @Test
    void anything_but_an_acknowledgement_of_a_known_notice_is_refused() {
        assertThat(status(Acknowledgements.about("4711", "ok"))).isEqualTo(422);
        assertThat(status(Acknowledgements.about(UUID.randomUUID().toString(), "ok"))).isEqualTo(422);
        assertThat(status("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(422);
        assertThat(refused.getExchanges()).as("kept").isEmpty();
    }

    @Test
    void a_municipality_is_asked_to_send_again_when_it_cannot_be_stored() {
        settled.whenAnyExchangeReceived(exchange -> exchange.setException(Fault.databaseAway()));

        assertThat(status(Acknowledgements.about(NOTICE.toString(), "ok"))).isEqualTo(503);
    }

    /** What the route before this one has found out. */
    private void from(String municipality) {
        route.before("identify-acknowledgement", exchange -> {
            exchange.setProperty(TakeLogin.LOGIN, new ClientLogin(Optional.of(new MunicipalityCode(municipality)), TakenFrom.NO_HOSPITAL));
        });
    }

    private int status(byte[] message) {
        return route.run(message).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }
}
