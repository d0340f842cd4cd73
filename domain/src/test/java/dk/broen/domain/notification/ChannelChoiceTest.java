package dk.broen.domain.notification;

import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.TUESDAY_AND_THURSDAY;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AUnit.open;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.APerson;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.notification.ChannelChoice.Choice;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.Mail;
import dk.broen.domain.terms.ContactPoint.Queue;
import dk.broen.domain.terms.ContactPoint.Sms;
import dk.broen.domain.terms.ContactPoint.When;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelChoiceTest {
    private static final String FRIDAY_NOON = "2026-12-04T12:00";
    private static final String FRIDAY_NIGHT = "2026-12-04T20:00";
    private static final String MONDAY_OPENING = "2026-12-07T09:00";
    private static final Queue QUEUE = new Queue("notifications.unit");
    private static final Mail MAIL = new Mail("unit@kommune.example");
    private static final Sms DUTY_PHONE = new Sms("+4520000001", When.OUTSIDE_HOURS);

    @ParameterizedTest
    @ValueSource(strings = {FRIDAY_NOON, FRIDAY_NIGHT, "2026-12-05T03:00", "2026-12-25T10:00"})
    void a_queue_gets_everything_at_once_at_any_hour(String time) {
        assertThat(deliveries(aUnit("u").reachedBy(QUEUE), time)).containsExactly("QUEUE FULL " + Danish.time(time));
    }

    @Test
    void mail_goes_at_once_in_opening_hours() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL), FRIDAY_NOON)).containsExactly("MAIL PLAIN " + Danish.time(FRIDAY_NOON));
    }

    @Test
    void mail_is_held_to_the_next_opening() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL), FRIDAY_NIGHT)).containsExactly("MAIL PLAIN " + Danish.time(MONDAY_OPENING));
    }

    @Test
    void a_unit_with_a_queue_gets_no_mail() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL, QUEUE), FRIDAY_NIGHT)).containsExactly("QUEUE FULL " + Danish.time(FRIDAY_NIGHT));
    }

    @Test
    void a_unit_that_medcom_reaches_gets_neither_queue_nor_mail() {
        ContactPoint.MedCom medcom = new ContactPoint.MedCom("https://nexus.example/fhir", "953741000016009", "5790001348120");

        assertThat(deliveries(aUnit("u").reachedBy(MAIL, QUEUE, medcom, DUTY_PHONE), FRIDAY_NIGHT))
            .containsExactly("MEDCOM FULL " + Danish.time(FRIDAY_NIGHT), "SMS POINTER " + Danish.time(FRIDAY_NIGHT));
    }

    @Test
    void the_duty_phone_gets_a_pointer_beside_a_queue_outside_hours() {
        assertThat(deliveries(aUnit("u").reachedBy(QUEUE, DUTY_PHONE), FRIDAY_NIGHT))
            .containsExactly("QUEUE FULL " + Danish.time(FRIDAY_NIGHT), "SMS POINTER " + Danish.time(FRIDAY_NIGHT));
    }

    @Test
    void the_duty_phone_gets_a_pointer_beside_a_held_mail() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL, DUTY_PHONE), FRIDAY_NIGHT))
            .containsExactly("MAIL PLAIN " + Danish.time(MONDAY_OPENING), "SMS POINTER " + Danish.time(FRIDAY_NIGHT));
    }

    @Test
    void the_duty_phone_gets_nothing_in_opening_hours() {
        assertThat(deliveries(aUnit("u").reachedBy(QUEUE, DUTY_PHONE), FRIDAY_NOON))
            .containsExactly("QUEUE FULL " + Danish.time(FRIDAY_NOON));
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS", "OUTSIDE_HOURS"})
    void an_event_that_waits_sends_no_sms_outside_hours(When when) {
        assertThat(choice(aUnit("u").reachedBy(MAIL, new Sms("+4520000001", when)), true, FRIDAY_NIGHT).deliveries())
            .extracting(Delivery::channel).containsExactly(Channel.MAIL);
    }

    @Test
    void a_unit_that_is_always_open_is_told_at_night_by_mail_and_sms() {
        assertThat(deliveries(aUnit("botilbud").open(OpeningHours.ALWAYS).reachedBy(MAIL, new Sms("+4520000001", When.ALWAYS)),
            "2026-12-25T03:00"))
            .containsExactly("MAIL PLAIN " + Danish.time("2026-12-25T03:00"), "SMS POINTER " + Danish.time("2026-12-25T03:00"));
    }

    @Test
    void a_phone_that_is_answered_in_opening_hours_only_gets_no_sms_at_night() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL, new Sms("+4520000001", When.OPENING_HOURS)), FRIDAY_NIGHT))
            .containsExactly("MAIL PLAIN " + Danish.time(MONDAY_OPENING));
        assertThat(choice(aUnit("u").reachedBy(MAIL, new Sms("+4520000001", When.OPENING_HOURS)), false, FRIDAY_NIGHT).steps())
            .contains("no SMS: the phone is answered in opening hours only");
    }

    @Test
    void a_pointer_waits_for_the_opening_if_the_unit_has_only_a_phone() {
        assertThat(deliveries(aUnit("u").reachedBy(new Sms("+4520000001", When.OPENING_HOURS)), FRIDAY_NIGHT))
            .containsExactly("SMS POINTER " + Danish.time(MONDAY_OPENING));
    }

    @Test
    void a_warning_says_that_nobody_can_be_reached_before_the_next_opening() {
        assertThat(choice(aUnit("u").reachedBy(MAIL), false, FRIDAY_NIGHT).steps()).anyMatch(step -> step.startsWith("WARNING"));
        assertThat(choice(aUnit("u").reachedBy(MAIL, DUTY_PHONE), false, FRIDAY_NIGHT).steps())
            .noneMatch(step -> step.startsWith("WARNING"));
        assertThat(choice(aUnit("u").reachedBy(MAIL), false, FRIDAY_NOON).steps()).noneMatch(step -> step.startsWith("WARNING"));
    }

    @Test
    void mail_over_a_holiday_waits_for_the_first_working_day() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL), "2026-12-24T17:00"))
            .containsExactly("MAIL PLAIN " + Danish.time("2026-12-28T09:00"));
    }

    @Test
    void nine_o_clock_is_danish_time_on_both_sides_of_a_clock_change() {
        assertThat(deliveries(aUnit("u").reachedBy(MAIL), "2026-10-23T20:00")).containsExactly("MAIL PLAIN 2026-10-26T08:00:00Z");
        assertThat(deliveries(aUnit("u").open(everyDay()).reachedBy(MAIL), "2027-03-26T20:00"))
            .containsExactly("MAIL PLAIN 2027-03-27T08:00:00Z");
        assertThat(deliveries(aUnit("u").open(everyDay()).reachedBy(MAIL), "2027-03-27T20:00"))
            .containsExactly("MAIL PLAIN 2027-03-30T07:00:00Z");
    }

    @Test
    void a_unit_without_contact_point_gets_nothing() {
        assertThat(deliveries(aUnit("u").withoutContactPoint(), FRIDAY_NOON)).isEmpty();
    }

    @Test
    void a_unit_that_never_opens_gets_no_mail() {
        assertThat(deliveries(aUnit("u").open(open("09:00-16:00")).reachedBy(MAIL), FRIDAY_NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void every_delivery_has_the_urgency_of_the_event(boolean urgent) {
        Choice choice = new ChannelChoice(Danish.HOLIDAYS).choose(aUnit("u").reachedBy(MAIL, DUTY_PHONE).in("0751"), Optional.empty(),
            Optional.empty(), false, urgent, Danish.time(FRIDAY_NIGHT));

        assertThat(choice.deliveries()).hasSize(2).allMatch(delivery -> delivery.urgent() == urgent);
    }

    @Test
    void a_coordinator_at_work_is_told_at_the_own_contact_point() {
        assertThat(addressees(aPerson("Anna").at(mailOf("anna")), aPerson("Dorte").at(mailOf("dorte")), FRIDAY_NOON))
            .containsExactly(mailOf("anna"));
    }

    @Test
    void the_deputy_is_told_while_the_coordinator_is_not_at_work() {
        assertThat(addressees(aPerson("Anna").at(mailOf("anna")).working(TUESDAY_AND_THURSDAY), aPerson("Dorte").at(mailOf("dorte")),
            FRIDAY_NOON))
            .containsExactly(mailOf("dorte"));
    }

    @Test
    void the_unit_is_told_while_coordinator_and_deputy_are_not_at_work() {
        assertThat(addressees(aPerson("Anna").at(mailOf("anna")).working(TUESDAY_AND_THURSDAY),
            aPerson("Dorte").at(mailOf("dorte")).working(TUESDAY_AND_THURSDAY), FRIDAY_NOON)).containsExactly(MAIL);
    }

    @Test
    void the_unit_is_told_if_the_coordinator_has_no_contact_point() {
        assertThat(addressees(aPerson("Anna"), aPerson("Dorte"), FRIDAY_NOON)).containsExactly(MAIL);
    }

    @Test
    void the_unit_is_told_if_the_coordinator_has_only_a_phone_for_outside_hours() {
        assertThat(addressees(aPerson("Anna").at(DUTY_PHONE), aPerson("Dorte"), FRIDAY_NOON)).containsExactly(MAIL);
    }

    @Test
    void a_coordinator_without_own_hours_works_the_hours_of_the_unit() {
        assertThat(addressees(aPerson("Anna").at(mailOf("anna")), aPerson("Dorte"), FRIDAY_NIGHT)).containsExactly(MAIL);
        assertThat(addressees(aPerson("Anna").at(mailOf("anna")).working(OpeningHours.ALWAYS), aPerson("Dorte"), FRIDAY_NIGHT))
            .containsExactly(mailOf("anna"));
    }

    @Test
    void a_person_who_has_nothing_but_a_phone_gets_the_pointer_beside_the_full_notice_of_the_unit() {
        ContactPoint phone = new Sms("+4520000011", When.ALWAYS);

        assertThat(addressees(aPerson("Anna").at(phone), aPerson("Dorte"), FRIDAY_NOON)).containsExactly(MAIL, phone);
    }

    @Test
    void the_duty_phone_of_the_unit_stays_silent_if_a_person_gets_the_pointer() {
        Sms own = new Sms("+4520000011", When.ALWAYS);
        Choice choice = choice(aUnit("u").reachedBy(MAIL, new Sms("+4520000001", When.ALWAYS)), aPerson("Anna").at(own), FRIDAY_NOON);

        assertThat(choice.deliveries()).extracting(Delivery::to).containsExactly(MAIL, own);
        assertThat(choice.steps()).contains("contact points of the person at work, open now", "contact points of u, open now");
    }

    @Test
    void a_person_whose_address_cannot_be_used_now_leaves_the_choice_to_the_unit() {
        Sms ofUnit = new Sms("+4520000001", When.ALWAYS);

        for (APerson unreachable : List.of(aPerson("Anna"), aPerson("Anna").at(DUTY_PHONE))) {
            assertThat(choice(aUnit("u").reachedBy(MAIL, ofUnit), unreachable, FRIDAY_NOON).deliveries()).extracting(Delivery::to)
                .containsExactly(MAIL, ofUnit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ALWAYS, false, 2026-12-04T12:00, 'contact points of u, open now; mail: at once; SMS pointer: at once'",
        "OUTSIDE_HOURS, false, 2026-12-04T12:00, 'contact points of u, open now; mail: at once; "
            + "no SMS: the phone is used outside opening hours only'",
        "OUTSIDE_HOURS, false, 2026-12-04T20:00, 'contact points of u, closed now; "
            + "mail: held until the next opening, 2026-12-07T09:00; SMS pointer: at once'",
        "OUTSIDE_HOURS, true, 2026-12-04T20:00, 'contact points of u, closed now; "
            + "mail: held until the next opening, 2026-12-07T09:00; no SMS: this type of event sends no SMS outside opening hours; "
            + "WARNING: nobody can be reached before the next opening'"})
    void the_steps_say_how_the_channels_were_chosen(When when, boolean waits, String time, String steps) {
        assertThat(String.join("; ", choice(aUnit("u").reachedBy(MAIL, new Sms("+4520000001", when)), waits, time).steps()))
            .isEqualTo(steps);
    }

    @Test
    void the_steps_say_that_the_only_phone_is_used_at_the_next_opening() {
        assertThat(choice(aUnit("u").reachedBy(new Sms("+4520000001", When.OPENING_HOURS)), false, FRIDAY_NIGHT).steps())
            .contains("SMS pointer: held until the next opening");
    }

    @Test
    void the_closing_days_of_the_unit_are_days_off_for_its_staff() {
        OpeningHours closedOnFriday = new OpeningHours(AUnit.OFFICE.weekly(), Map.of(LocalDate.of(2026, 12, 4), List.of()), true);
        Choice choice = new ChannelChoice(Danish.HOLIDAYS).choose(aUnit("u").open(closedOnFriday).reachedBy(MAIL).in("0751"),
            Optional.of(aPerson("Anna").at(mailOf("anna")).working(everyDay()).person()), Optional.empty(), false, false,
            Danish.time(FRIDAY_NOON));

        assertThat(choice.deliveries()).extracting(Delivery::to).containsExactly(MAIL);
    }

    @Test
    void what_is_taken_back_goes_to_the_address_that_was_told_and_to_the_duty_phone() {
        Choice choice = new ChannelChoice(Danish.HOLIDAYS).chooseAgain(aUnit("u").reachedBy(MAIL, DUTY_PHONE).in("0751"),
            List.of(mailOf("anna")), false, true, Danish.time(FRIDAY_NIGHT));

        assertThat(choice.deliveries()).extracting(Delivery::to).containsExactly(mailOf("anna"), DUTY_PHONE);
        assertThat(choice.steps()).first().isEqualTo("contact points that were told before, closed now");
    }

    @Test
    void a_unit_that_was_told_by_pointers_only_is_told_at_all_its_contact_points() {
        Choice choice = new ChannelChoice(Danish.HOLIDAYS).chooseAgain(aUnit("u").reachedBy(MAIL, DUTY_PHONE).in("0751"),
            List.of(DUTY_PHONE), false, true, Danish.time(FRIDAY_NIGHT));

        assertThat(choice.deliveries()).extracting(Delivery::to).contains(MAIL, DUTY_PHONE);
        assertThat(choice.steps()).first().isEqualTo("contact points of u, closed now");
    }

    private static List<ContactPoint> addressees(APerson person, APerson deputy, String time) {
        return new ChannelChoice(Danish.HOLIDAYS).choose(aUnit("u").reachedBy(MAIL).in("0751"), Optional.of(person.person()),
            Optional.of(deputy.person()), false, false, Danish.time(time)).deliveries().stream().map(Delivery::to).toList();
    }

    private static Choice choice(AUnit unit, APerson person, String time) {
        return new ChannelChoice(Danish.HOLIDAYS).choose(unit.in("0751"), Optional.of(person.person()), Optional.empty(), false, false,
            Danish.time(time));
    }

    private static List<String> deliveries(AUnit unit, String time) {
        return choice(unit, false, time).deliveries().stream()
            .map(delivery -> delivery.channel() + " " + delivery.content() + " " + delivery.due()).toList();
    }

    private static Choice choice(AUnit unit, boolean waits, String time) {
        return new ChannelChoice(Danish.HOLIDAYS)
            .choose(unit.in("0751"), Optional.empty(), Optional.empty(), waits, false, Danish.time(time));
    }

    private static Mail mailOf(String name) {
        return new Mail(name + "@kommune.example");
    }

    private static OpeningHours everyDay() {
        return open("09:00-16:00", DayOfWeek.values());
    }
}
