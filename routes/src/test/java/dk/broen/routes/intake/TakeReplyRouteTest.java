package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a ward answers without a stay that is known is refused as over; {@code AnswerWorkItemTest} tests what an answer does. */
@RouteTest
@UseAdviceWith
class TakeReplyRouteTest {
    private final TestPerson citizen = new TestPeople(6000).next();
    private final TestPerson other = new TestPeople(6001).next();
    @Autowired
    private WorkItems workItems;
    @Autowired
    private Occasions occasions;
    @Autowired
    private Clock clock;
    private AdvisedRoute route;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-reply");
    }

    @Test
    void a_reply_is_read_recorded_counted_and_acknowledged() {
        assertThat(route.steps()).isEqualTo("""
            read-reply
            answer-work-item
            count-reply
            acknowledge-reply
            """);
        assertThat(route.handlers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"COSMIC|ODENSE, SENDER_KNOWN_ELSEWHERE", "EPJ|AUH, OTHER_CITIZEN", "EPJ|AUH, UNKNOWN"})
    void a_question_to_another_hospital_or_about_another_citizen_is_answered_like_one_that_does_not_exist(String sender, String why) {
        String reference = question(citizen);
        String message = switch (why) {
            case "SENDER_KNOWN_ELSEWHERE" -> reply(sender, citizen.cpr(), reference, "NEJ");
            case "OTHER_CITIZEN" -> reply(sender, other.cpr(), reference, "NEJ");
            default -> reply(sender, citizen.cpr(), "XXXXXX", "NEJ");
        };

        Exchange exchange = run(message);
        assertThat(exchange.getException()).isInstanceOfSatisfying(MessageRefused.Hl7.class,
            refused -> assertThat(refused.refusal().message())
                .isEqualTo("OBR-2: No question of the hub to this hospital about this citizen has this reference"));
        assertThat(workItems.state(idOf(reference))).contains(WorkItem.State.OPEN);
    }

    @Test
    void a_question_whose_stay_is_not_known_any_more_cannot_be_answered() {
        assertThat(refusal(reply("EPJ|AUH", citizen.cpr(), question(citizen), "NEJ"))).isEqualTo("ANSWER_NOT_RECORDED at OBR-2");
    }

    @ParameterizedTest
    @CsvSource({"EPJ|NOBODY, P, SENDER_UNKNOWN at MSH-3", "EPJ|AUH, T, PROCESSING_ID_UNSUPPORTED at MSH-11"})
    void the_header_is_checked_as_that_of_every_message(String sender, String processingId, String refusal) {
        assertThat(refusal(reply(sender, citizen.cpr(), "XXXXXX", "NEJ").replace("|P|2.5.1", "|" + processingId + "|2.5.1")))
            .isEqualTo(refusal);
    }

    @Test
    void a_hospital_is_asked_to_send_again_when_a_step_fails() {
        route.fails("answer-work-item", Fault.databaseAway());

        assertThat(run(reply("EPJ|AUH", citizen.cpr(), "XXXXXX", "NEJ")).getException()).as("the caller answers AR")
            .isNotInstanceOf(MessageRefused.class).isNotNull();
    }

    private String refusal(String message) {
        MessageRefused refused = (MessageRefused) run(message).getException();
        return refused.code() + " at " + refused.location();
    }

    private Exchange run(String message) {
        return route.run(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String question(TestPerson about) {
        OccasionId occasion = occasions.open(OccasionKind.RECORDED, Optional.of(new Cpr(about.cpr())), clock.instant()).id();
        UUID id = workItems.open(occasion, Optional.of(new Cpr(about.cpr())),
            WorkItem.about(WorkItem.Kind.ASK_FOR_CONSENT, UUID.randomUUID(), "consent missing").to(new HospitalId("auh")), clock.instant());
        return workItems.list().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow().reference();
    }

    private UUID idOf(String reference) {
        return workItems.list().stream().filter(item -> item.reference().equals(reference)).findFirst().orElseThrow().id();
    }

    private static String reply(String sender, String cpr, String reference, String answer) {
        return String.join("\r", List.of("MSH|^~\\&|" + sender + "|BROEN||20261121220500||ORU^R01^ORU_R01|R-1|P|2.5.1",
            "PID|1||" + cpr + "^^^CPR&1.2.208.176.1.2&ISO^NNDNK", "OBR|1|" + reference, "OBX|1|CE|CONSENT^Samtykke^99BROEN||" + answer
                + "||||||F|||||MK7^Holm^Mette",
            ""));
    }
}
