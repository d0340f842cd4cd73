package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.Wards;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which way an answer to a ward goes when one is given up; with a real store. */
@ExtendWith(Store.Shared.class)
class NextWayTest {
    private static final AnswerAddress MAIL = new AnswerAddress.Mail("svar@auh.example");
    private static final AnswerAddress QUEUE = new AnswerAddress.Queue("ward-answers.auh");
    private Store store;
    private AHub hub;

    @BeforeEach
    void admitted(Store shared) throws Exception {
        store = shared;
        hub = new AHub(store);
        hub.admitted();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void what_is_given_up_goes_the_next_way_and_the_last_way_has_none() {
        DueNotification first = answer(Channel.QUEUE);

        assertThat(after(first, hub.citizen(), QUEUE, MAIL)).isTrue();
        dropped(first);
        DueNotification second = answer(Channel.MAIL);
        assertThat(said(second)).isEqualTo(said(first).by(MAIL));
        assertThat(after(second, hub.citizen(), QUEUE, MAIL)).as("the last way").isFalse();
    }

    @Test
    void an_answer_of_which_a_later_one_exists_goes_no_other_way() {
        DueNotification first = answer(Channel.QUEUE);
        hub.clock().moveTo(AHub.SATURDAY_NIGHT.plusSeconds(60));
        hub.coordinatorIsAppointed();
        hub.look();

        assertThat(after(first, hub.citizen(), QUEUE, MAIL)).as("the ward has the later answer").isTrue();

        dropped(first);
        assertThat(candidates(Channel.MAIL)).isEmpty();
        assertThat(said(answer(Channel.QUEUE)).coordinator()).hasValueSatisfying(
            contact -> assertThat(contact.name()).isEqualTo("Anne Holm"));
    }

    @Test
    void a_later_answer_waits_for_an_earlier_one_whichever_way_it_goes() {
        DueNotification first = answer(Channel.QUEUE);

        after(first, hub.citizen(), QUEUE, MAIL);

        assertThat(candidates(Channel.MAIL)).as("the first one may still leave").isEmpty();
    }

    @Test
    void the_next_way_is_that_of_the_number_in_use() {
        DueNotification first = answer(Channel.QUEUE);
        Cpr inUse = hub.merged();

        after(first, inUse, QUEUE, MAIL);

        dropped(first);
        assertThat(candidates(Channel.MAIL, inUse)).hasSize(1);
    }

    @Test
    void an_answer_for_a_way_that_is_none_any_more_goes_the_first_one() {
        DueNotification first = answer(Channel.QUEUE);

        inTransaction(() -> nextWay(MAIL).instead(first, (Addressee.Ward) first.to()));

        assertThat(hub.row(first.id()).state()).isEqualTo("DROPPED");
        assertThat(said(answer(Channel.MAIL))).isEqualTo(said(first).by(MAIL));
    }

    private boolean after(DueNotification givenUp, Cpr citizen, AnswerAddress... ways) {
        return Boolean.TRUE.equals(store.database().transactions().execute(transaction -> nextWay(ways).after(givenUp, citizen)));
    }

    /** It has ended, so that the lane of the answers is free. */
    private void dropped(DueNotification answer) {
        inTransaction(() -> hub.outbox().dropped(answer.id(), "REPLACED", hub.clock().instant()));
    }

    private void inTransaction(Runnable step) {
        store.database().transactions().executeWithoutResult(transaction -> step.run());
    }

    private NextWay nextWay(AnswerAddress... ways) {
        Directory shipped = hub.shipped().directory();
        List<Hospital> hospitals = shipped.hospitals().stream().map(known -> new Hospital(known.id(), known.name(), known.phone(),
            known.region(), known.senders(), known.specialties(), known.otherwise(), new Wards(List.of(ways), Map.of()), known.adt()))
            .toList();
        return new NextWay(hub.outbox(), new Directory(shipped.municipalities(), shipped.regionsOf(), hospitals, shipped.confidential(),
            shipped.namedOnly(), shipped.ownRegions()), hub.wake(), hub.clock());
    }

    private static WardAnswer said(DueNotification answer) {
        return ((Addressee.Ward) answer.to()).answer();
    }

    private DueNotification answer(Channel channel) {
        return store.database().transactions().execute(transaction -> hub.outbox()
            .claim(candidates(channel), Set.of(hub.citizens().keyOf(hub.citizen())), hub.clock().instant()).opened().stream()
            .filter(due -> due.to() instanceof Addressee.Ward).findFirst().orElseThrow());
    }

    private List<Outbox.Candidate> candidates(Channel channel) {
        return candidates(channel, hub.citizen());
    }

    /** What is due about the citizen: on a queue to units too, by mail to a ward only. */
    private List<Outbox.Candidate> candidates(Channel channel, Cpr citizen) {
        return hub.outbox().due(channel, List.of(), List.of(), List.of(), 1000, hub.clock().instant()).stream()
            .filter(candidate -> candidate.citizenKey().equals(hub.citizens().keyOf(citizen))).toList();
    }
}
