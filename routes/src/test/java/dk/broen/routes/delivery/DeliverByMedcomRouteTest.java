package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.RouteTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RouteTest
@UseAdviceWith
class DeliverByMedcomRouteTest extends OneAfterTheOtherContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    DeliverByMedcomRouteTest() {
        super(Channel.MEDCOM, "claim-medcom", "settle-medcom", "http://receiver.test/fhir");
    }

    @Override
    ClearedNotice notice() {
        return SomeNotices.reported();
    }

    @BeforeEach
    void the_receiver_acknowledges() {
        answers(200, "ok");
    }

    @Test
    void each_message_is_written_checked_sent_and_its_answer_read() {
        assertThat(route().steps()).isEqualTo("""
            claim-medcom
            each-medcom
              keep-medcom
              attempt-medcom
                render-medcom
                medcom-may-leave
                to-medcom
                medcom-sent
                medcom-fails
                  medcom-not-sent
            settle-medcom
            """);
    }

    @Test
    void a_message_has_the_notice_as_its_header_id_and_no_header_but_those_of_http() throws IOException {
        ClearedNotice.ToUnit notice = SomeNotices.reported();
        delivered(notice);

        Exchange sent = host().getExchanges().get(0);
        assertThat(sent.getIn().getHeaders()).containsOnlyKeys(Exchange.HTTP_METHOD, Exchange.CONTENT_TYPE, "Accept", "Authorization")
            .containsEntry("Authorization", "Bearer secret");
        assertThat(header(sent).path("id").asText()).isEqualTo(notice.due().id().toString());
    }

    @ParameterizedTest
    @CsvSource({"200, ok, Sent", "200, fatal-error, Refused", "422, fatal-error, Refused", "200, transient-error, Failed",
        "503, transient-error, Failed", "202, , Awaited", "400, , Refused", "500, , Failed", "409, , Failed", "403, , NotHeard",
        "404, , NotHeard", "503, , NotHeard"})
    void the_answer_decides_what_became_of_the_notice(int status, String code, String outcome) {
        answers(status, code);
        Exchange delivered = delivered(notice());

        assertThat(delivered.getMessage().getBody(List.class)).singleElement()
            .satisfies(one -> assertThat(one.getClass().getSimpleName()).isEqualTo(outcome));
    }

    @Test
    void an_acknowledgement_of_another_message_is_none() {
        host().whenAnyExchangeReceived(exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
            exchange.getMessage().setBody(Acknowledgements.about("another", "ok"));
        });

        assertThat(delivered(notice()).getMessage().getBody(List.class)).singleElement().isInstanceOf(Outcome.Awaited.class);
    }

    @Test
    void a_message_that_nobody_acknowledged_is_not_sent_once_more_than_the_settings_say() {
        assertThat(delivered(SomeNotices.reported(3, Optional.of(Outcome.Awaited.CODE))).getMessage().getBody(List.class))
            .singleElement().isInstanceOf(Outcome.Sent.class);
        assertThat(delivered(SomeNotices.reported(4, Optional.of(Outcome.Awaited.CODE))).getMessage().getBody(List.class))
            .singleElement().isInstanceOf(Outcome.Unwritable.class);
        assertThat(delivered(SomeNotices.reported(4, Optional.empty())).getMessage().getBody(List.class)).as("a human sends it again")
            .singleElement().isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void what_no_hospital_notification_tells_does_not_leave() {
        assertThat(delivered(SomeNotices.to(SomeNotices.MEDCOM, ContentLevel.FULL)).getMessage().getBody(List.class)).singleElement()
            .hasToString("Unwritable[due=DueNotification[7KQ4ZT], code=NOT_REPORTABLE_BY_MEDCOM]");
        assertThat(host().getExchanges()).isEmpty();
    }

    private void answers(int status, String code) {
        host().whenAnyExchangeReceived(exchange -> {
            String about = header(exchange).path("id").asText();
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
            exchange.getMessage().setBody(code == null ? new byte[0] : Acknowledgements.about(about, code));
        });
    }

    private static JsonNode header(Exchange sent) throws IOException {
        return JSON.readTree(sent.getIn().getBody(byte[].class)).path("entry").path(0).path("resource");
    }
}
