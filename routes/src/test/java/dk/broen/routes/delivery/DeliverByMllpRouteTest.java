package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.reset;

import dk.broen.adapters.mllp.MllpClient;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class DeliverByMllpRouteTest {
    private static final AnswerAddress.Mllp SYSTEM = new AnswerAddress.Mllp("epj.test", 2575, true);
    private final List<String> sent = new ArrayList<>();
    /** The breaker of a host outlives a test. */
    private final String receiver = UUID.randomUUID() + ":2575";
    @Autowired
    private Outbox outbox;
    @Autowired
    private MllpClient hospital;
    private AdvisedRoute route;
    private MockEndpoint claim;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("deliver-by-mllp");
        claim = route.partner("direct:claim-notices");
        route.partner("direct:settle-notices");
        doReturn(true).when(outbox).stillSending(any());
        doReturn(Duration.ofMinutes(5)).when(outbox).lease();
        reset(hospital);
        answers("MSA|AA|7KQ4MX");
    }

    @Test
    void each_answer_is_written_checked_and_sent() {
        assertThat(route.steps()).isEqualTo("""
            claim-mllp
            each-mllp
              keep-mllp
              attempt-mllp
                render-mllp
                mllp-may-leave
                to-mllp
                mllp-fails
                  mllp-not-sent
            settle-mllp
            """);
        assertThat(route.from()).startsWith("seda:deliver-by-mllp?");
        assertThat(route.handlers()).isEmpty();
    }

    @Test
    void the_same_message_with_the_reference_as_its_control_id_leaves_at_each_attempt() {
        delivered(answer(1), answer(2));

        assertThat(sent).hasSize(2).allSatisfy(message -> assertThat(message).contains("|ORU^R01^ORU_R01|7KQ4MX|P|2.5.1|", "|V-100"));
        assertThat(sent.get(1)).as("the same message").isEqualTo(sent.get(0));
    }

    @ParameterizedTest
    @CsvSource({"AA, Sent", "CA, Sent", "AE, Refused", "CE, Refused", "AR, Failed", "CR, Failed"})
    void the_acknowledgement_decides(String code, String outcome) {
        answers("MSA|" + code + "|7KQ4MX");

        assertThat(outcomes(delivered(answer(1)))).containsExactly(outcome);
    }

    @Test
    void an_acknowledgement_of_another_message_is_none() {
        answers("MSA|AA|ANOTHER");

        assertThat(outcomes(delivered(answer(1)))).containsExactly("Failed");
    }

    @Test
    void no_answer_in_time_is_tried_again_and_a_host_that_is_not_there_has_heard_nothing() throws IOException {
        fails(new SocketTimeoutException("late"));
        assertThat(outcomes(delivered(answer(1)))).containsExactly("Failed");

        fails(new ConnectException("refused"));
        assertThat(outcomes(delivered(answer(1)))).containsExactly("NotHeard");
    }

    @Test
    void a_hospital_that_is_not_answered_by_mllp_any_more_gets_nothing() {
        assertThat(outcomes(delivered(answer(1, Optional.empty())))).containsExactly("Unwritable");
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"render-mllp, NotHeard, 1", "mllp-may-leave, NotHeard, 1", "to-mllp, Failed, 1"})
    void a_step_that_fails_is_not_repeated_and_holds_back_no_other_answer(String step, String outcome, int leaving) {
        route.fails(step, 1, Fault.inTheHub());

        assertThat(outcomes(delivered(answer(1), answer(1)))).containsExactly(outcome, "Sent");
        assertThat(sent).hasSize(leaving);
    }

    private void answers(String msa) {
        try {
            doAnswer(call -> {
                sent.add(new String(call.getArgument(3, byte[].class), StandardCharsets.ISO_8859_1));
                Function<byte[], Optional<Object>> reader = call.getArgument(4);
                return reader.apply(("MSH|^~\\&|EPJ|AUH\r" + msa + "\r").getBytes(StandardCharsets.ISO_8859_1))
                    .orElseThrow(() -> new SocketTimeoutException("no answer to this message"));
            }).when(hospital).send(anyString(), anyInt(), anyBoolean(), any(), any());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void fails(IOException failure) throws IOException {
        doAnswer(call -> {
            throw failure;
        }).when(hospital).send(anyString(), anyInt(), anyBoolean(), any(), any());
    }

    private Exchange delivered(ClearedNotice... notices) {
        claim.whenAnyExchangeReceived(exchange -> {
            exchange.setProperty(MayLeave.CLAIMED_AT, System.nanoTime());
            exchange.getMessage().setBody(List.of(notices));
        });
        return route.run(Channel.MLLP);
    }

    private static List<String> outcomes(Exchange delivered) {
        assertThat(delivered.getException()).isNull();
        return ((List<?>) delivered.getMessage().getBody(List.class)).stream().map(one -> one.getClass().getSimpleName()).toList();
    }

    private ClearedNotice answer(int attempts) {
        return answer(attempts, Optional.of(SYSTEM));
    }

    private ClearedNotice answer(int attempts, Optional<AnswerAddress> address) {
        HospitalId auh = new HospitalId("auh");
        Addressee.Ward ward =
            new Addressee.Ward(new WardAnswer(auh, new StayKey(auh, "V-100"), new OccasionId(new UUID(6, attempts)), SYSTEM,
                Optional.empty(), Optional.empty(), true));
        DueNotification due = new DueNotification(new NotificationId(UUID.randomUUID()), "7KQ4MX", new OccasionId(new UUID(0, 1)), "8BCDFG",
            new Cpr("2509479989"), Optional.empty(), ward, Channel.MLLP, false, Instant.parse("2026-11-21T21:00:00Z"), attempts,
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(receiver));
        return new ClearedNotice.ToWard(due, ward, address);
    }
}
