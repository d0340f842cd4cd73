package dk.broen.domain.planning;

import static dk.broen.domain.given.ALedgerEntry.anEntry;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ALedgerEntry;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Danish;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.When;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mail was refused, and a pointer to it went to the phone, or waits: does the notice that replaces it need another one? */
class PointersTest {
    private static final Saying ADMITTED = ALedgerEntry.saying(EventType.ADMITTED, "2026-12-04T20:00");
    private static final ContactPoint REFUSED = new ContactPoint.Mail("bostoette@aarhus.example");
    private static final ContactPoint OTHER = new ContactPoint.Mail("vagt@aarhus.example");
    private static final ContactPoint PHONE = new ContactPoint.Sms("+4520000001", When.ALWAYS);
    private static final RecipientId UNIT = RecipientId.of(new UnitId("bostoette"));

    private final LedgerEntry sent = refused().and(PHONE).sent("2026-12-04T20:01").build();
    private final LedgerEntry waiting = refused().and(PHONE).waiting().build();

    @Test
    void a_pointer_that_has_left_or_waits_leads_to_what_replaces_its_notice() {
        assertThat(told(sent, UNIT, HOUSING_SUPPORT, Set.of())).containsExactly(OTHER);
        assertThat(told(waiting, UNIT, HOUSING_SUPPORT, Set.of())).containsExactly(OTHER);
    }

    @Test
    void a_pointer_that_this_plan_withdraws_leads_nowhere() {
        assertThat(told(waiting, UNIT, HOUSING_SUPPORT, Set.of(waiting.id()))).containsExactly(OTHER, PHONE);
        assertThat(told(sent, UNIT, HOUSING_SUPPORT, Set.of(sent.id()))).as("it has left").containsExactly(OTHER);
    }

    @Test
    void a_pointer_leads_to_no_notice_in_another_function_of_another_unit_or_to_another_person() {
        assertThat(told(sent, UNIT, COORDINATOR, Set.of())).containsExactly(OTHER, PHONE);
        assertThat(told(sent, RecipientId.of(new UnitId("successor")), HOUSING_SUPPORT, Set.of())).containsExactly(OTHER, PHONE);
        assertThat(told(sent, new RecipientId(UNIT.unit(), Optional.of("Bo")), HOUSING_SUPPORT, Set.of())).containsExactly(OTHER, PHONE);
    }

    @Test
    void what_is_told_anew_after_not_us_is_pointed_at_anew() {
        assertThat(told(answered(Acknowledgement.Kind.NOT_US), UNIT, HOUSING_SUPPORT, Set.of())).containsExactly(OTHER, PHONE);
        assertThat(told(answered(Acknowledgement.Kind.SEEN), UNIT, HOUSING_SUPPORT, Set.of())).containsExactly(OTHER);
    }

    @Test
    void a_pointer_that_failed_leads_nowhere_unless_it_arrived_late() {
        LedgerEntry failed = refused().and(PHONE).givenUp("2026-12-04T20:01", CameBack.bySms("EXPIRED")).build();
        LedgerEntry late = refused().and(PHONE).givenUp("2026-12-04T20:01", CameBack.ARRIVED_LATE).build();

        assertThat(told(failed, UNIT, HOUSING_SUPPORT, Set.of())).containsExactly(OTHER, PHONE);
        assertThat(told(late, UNIT, HOUSING_SUPPORT, Set.of())).containsExactly(OTHER);
        assertThat(pointers(failed, UNIT, HOUSING_SUPPORT, Set.of()).allFailed()).isTrue();
        assertThat(pointers(late, UNIT, HOUSING_SUPPORT, Set.of()).allFailed()).isFalse();
        assertThat(pointers(sent, UNIT, HOUSING_SUPPORT, Set.of()).allFailed()).isFalse();
    }

    private static ALedgerEntry refused() {
        return anEntry().saying(ADMITTED).at(REFUSED).givenUp("2026-12-04T20:01", CameBack.atOnce("SMTP_550"));
    }

    private LedgerEntry answered(Acknowledgement.Kind kind) {
        return sent.answered(List.of(new Acknowledgement(kind, Acknowledgement.Way.REST, "Bodil Krog", Optional.of("a test"),
            Danish.time("2026-12-04T20:05"))));
    }

    private static List<ContactPoint> told(LedgerEntry before, RecipientId recipient, UnitFunction function, Set<LedgerEntryId> withdrawn) {
        return pointers(before, recipient, function, withdrawn).notTwice(new ChannelChoice.Choice(List.of(
            new Delivery(Channel.MAIL, OTHER, ContentLevel.PLAIN, Danish.time("2026-12-07T08:00"), true),
            new Delivery(Channel.SMS, PHONE, ContentLevel.POINTER, Danish.time("2026-12-04T20:10"), true)), List.of()))
            .deliveries().stream().map(Delivery::to).toList();
    }

    private static Pointers pointers(LedgerEntry before, RecipientId recipient, UnitFunction function, Set<LedgerEntryId> withdrawn) {
        List<LedgerEntry> entries = List.of(before);
        Part part = new Part(recipient, Optional.empty(), new MunicipalityCode(AMunicipality.AARHUS), Optional.empty(), List.of(), entries,
            new Heard(entries));
        return new Pointers(part, before.words(), function, withdrawn);
    }
}
