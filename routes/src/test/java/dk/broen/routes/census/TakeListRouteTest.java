package dk.broen.routes.census;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.census.AdmissionLists;
import dk.broen.adapters.census.Fetched;
import dk.broen.adapters.census.LastList;
import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.domain.census.KeptList;
import dk.broen.domain.census.ListRules;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.census.ListForm;
import dk.broen.mappings.census.ListMessage;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.Fault;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest
@UseAdviceWith
class TakeListRouteTest {
    private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
    private static final String HEADER = "cpr;visit;ward;admitted_at\n";
    private static final TestPeople PEOPLE = new TestPeople(5230);
    private static final List<TestPerson> CITIZENS = IntStream.range(0, 8).mapToObj(number -> PEOPLE.next()).toList();
    @TempDir
    private Path folder;
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private Citizens citizens;
    @Autowired
    private WorkItems workItems;
    @Autowired
    private AdmissionLists lists;
    @Autowired
    private Directory directory;
    @Autowired
    private Occasions occasions;
    @Autowired
    private Stays stays;
    private final HospitalId hospital = new HospitalId("h-" + UUID.randomUUID());
    private AdvisedRoute route;
    private MockEndpoint intake;
    private MockEndpoint refused;

    @BeforeEach
    void advise(@Autowired AdvisedRoutes routes) throws Exception {
        route = routes.get("take-list");
        intake = route.partner("jms:queue:intake");
        refused = route.partner("jms:queue:refused");
        ListFeed feed = new ListFeed(hospital, new ListFeed.Folder(folder), Duration.ofMinutes(1),
            new ListForm(ListForm.Syntax.CSV, StandardCharsets.UTF_8), new ListRules(Set.of(), 50, 3));
        route.before("note-last-list", exchange -> exchange.setProperty(TakeList.FEED, feed));
    }

    @Test
    void changes_are_stored_before_the_list_counts_as_taken() {
        assertThat(route.steps()).isEqualTo("""
            note-last-list
            fetch-list
            list-transaction
              compare-lists
              each-change
                seal-change
                store-change
              wrong-rows
              each-wrong-row
                seal-wrong-row
                store-wrong-row
            """);
        assertThat(route.handlers()).as("the calling route handles failures").isEmpty();
    }

    @Test
    void a_new_stay_waits_on_the_intake_queue_like_a_message_of_the_hospital() throws Exception {
        write("1.csv", NOON, row(0));

        look();

        assertThat(intake.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).containsOnlyKeys("JMSXGroupID")
                .containsValue(citizens.keyOf(new Cpr(CITIZENS.get(0).cpr())));
            Arrival arrival = sealed.open(stored.getBody(byte[].class));
            assertThat(arrival.kind()).isEqualTo(JournalEntry.Kind.LIST);
            assertThat(arrival.source()).isEqualTo(hospital.value());
            assertThat(arrival.controlId()).isEqualTo("LIST-2026-11-21T11:00:00Z-ADMITTED-V0");
        });
    }

    @Test
    void the_same_list_says_nothing_again_and_a_longer_one_says_what_is_new() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        look();
        assertThat(ids()).hasSize(1);

        write("2.csv", NOON.plusSeconds(60), row(0) + row(1));
        look();
        assertThat(ids()).hasSize(2).last().asString().endsWith("ADMITTED-V1");
    }

    @Test
    void an_empty_folder_says_nothing() {
        look();

        assertThat(intake.getExchanges()).isEmpty();
        assertThat(items()).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_read_changes_nothing_and_asks_a_human_once() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        Files.writeString(folder.resolve("2.csv"), "visit;ward\nV1;P2\n");
        Files.setLastModifiedTime(folder.resolve("2.csv"), FileTime.from(NOON.plusSeconds(60)));

        look();
        look();

        assertThat(ids()).hasSize(1);
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.item().kind()).isEqualTo(WorkItem.Kind.LIST_UNREADABLE);
            assertThat(item.item().because()).contains("NOT_A_LIST at header: The column cpr is missing");
        });

        write("3.csv", NOON.plusSeconds(120), row(0) + row(1));
        look();
        assertThat(ids()).hasSize(2);
        assertThat(items()).as("the next list is readable").isEmpty();
    }

    @Test
    void a_list_that_is_older_than_the_one_before_is_refused() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        Files.delete(folder.resolve("1.csv"));
        write("0.csv", NOON.minusSeconds(60), row(1));

        look();

        assertThat(ids()).hasSize(1);
        assertThat(items()).singleElement().extracting(item -> item.item().because()).asString().contains("LIST_OLD");
    }

    @Test
    void another_list_with_the_time_of_the_one_before_is_refused() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        write("1.csv", NOON, row(0) + row(1));

        look();

        assertThat(ids()).hasSize(1);
        assertThat(items()).singleElement().extracting(item -> item.item().because()).asString().contains("LIST_OLD");
    }

    @Test
    void a_list_of_tomorrow_is_refused() throws Exception {
        write("1.csv", NOON.plus(Duration.ofDays(1)), row(0));

        look();

        assertThat(ids()).isEmpty();
        assertThat(items()).singleElement().extracting(item -> item.item().because()).asString().contains("LIST_IN_THE_FUTURE");
    }

    @Test
    void a_folder_that_cannot_be_read_asks_a_human() throws Exception {
        Files.delete(folder);

        look();
        look();

        assertThat(items()).singleElement().extracting(item -> item.item().because()).asString().contains("LIST_NOT_FETCHED");
        Files.createDirectory(folder);
    }

    @Test
    void a_list_that_shrank_is_held_until_a_human_says_that_it_is_right() throws Exception {
        write("1.csv", NOON, rows(5));
        look();
        write("2.csv", NOON.plusSeconds(60), row(0) + row(6));

        look();
        look();

        assertThat(ids()).as("nothing of it is told, not even what is new").hasSize(5);
        List<StoredWorkItem> open = items();
        assertThat(open).singleElement().satisfies(item -> {
            assertThat(item.item().kind()).isEqualTo(WorkItem.Kind.LIST_SHRANK);
            assertThat(item.item().because()).contains("lacks 4 of 5 stays");
        });

        workItems.close(open.get(0).id(), "vagten", "afdelingen er flyttet", NOON);
        look();
        assertThat(ids()).hasSize(6).last().asString().endsWith("ADMITTED-V6");
    }

    @Test
    void a_list_that_puts_the_citizen_of_a_visit_right_cancels_the_admission_of_the_other() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        write("2.csv", NOON.plusSeconds(60), row(0).replace(CITIZENS.get(0).cpr(), CITIZENS.get(1).cpr()));

        look();

        assertThat(ids()).containsExactly("LIST-2026-11-21T11:00:00Z-ADMITTED-V0", "LIST-2026-11-21T11:01:00Z-ADMITTED-V0",
            "LIST-2026-11-21T11:01:00Z-ADMITTED-CANCELLATION-V0");
        assertThat(intake.getExchanges()).extracting(stored -> stored.getMessage().getHeader("JMSXGroupID"))
            .containsExactly(citizens.keyOf(new Cpr(CITIZENS.get(0).cpr())), citizens.keyOf(new Cpr(CITIZENS.get(1).cpr())),
                citizens.keyOf(new Cpr(CITIZENS.get(0).cpr())));
    }

    @Test
    void a_list_that_lacks_more_than_the_human_was_told_is_asked_about_anew() throws Exception {
        write("1.csv", NOON, rows(8));
        look();
        write("2.csv", NOON.plusSeconds(60), rows(3));
        look();
        UUID five = items().get(0).id();
        write("3.csv", NOON.plusSeconds(120), row(0));
        look();
        assertThat(workItems.state(five)).as("replaced while it was open").contains(WorkItem.State.REASON_GONE);

        UUID seven = items().get(0).id();
        workItems.close(seven, "vagten", "afdelingen er flyttet", NOON);
        write("4.csv", NOON.plusSeconds(180), "");
        look();

        assertThat(ids()).as("eight are missing, and seven are confirmed").hasSize(8);
        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isNotEqualTo(seven);
            assertThat(item.item().because()).contains("lacks 8 of 8 stays");
        });
    }

    @Test
    void a_human_is_asked_anew_about_a_list_that_still_cannot_be_read_after_a_day() throws Exception {
        Files.delete(folder);
        look();
        workItems.close(items().get(0).id(), "vagten", "hospitalet ved det", NOON);
        look();
        assertThat(items()).as("on the same day").isEmpty();

        LastList last = lists.lock(hospital);
        LastList.Question asked = last.question(LastList.Kind.REFUSED).orElseThrow();
        lists.save(hospital, last.asking(new LastList.Question(asked.kind(), asked.contentHash(), asked.missing(),
            asked.askedAt().minus(Duration.ofDays(1)), asked.workItem())));
        look();
        look();

        assertThat(items()).singleElement().extracting(item -> item.item().because()).asString().contains("LIST_NOT_FETCHED");
        Files.createDirectory(folder);
    }

    @Test
    void the_next_normal_list_ends_the_question_about_one_that_shrank() throws Exception {
        write("1.csv", NOON, rows(5));
        look();
        write("2.csv", NOON.plusSeconds(60), row(0));
        look();
        assertThat(items()).hasSize(1);

        write("3.csv", NOON.plusSeconds(120), rows(6));
        look();

        assertThat(ids()).hasSize(6);
        assertThat(items()).isEmpty();
    }

    @Test
    void a_failure_in_between_leaves_the_question_about_a_list_that_shrank_and_its_confirmation() throws Exception {
        write("1.csv", NOON, rows(5));
        look();
        write("2.csv", NOON.plusSeconds(60), row(0));
        look();
        failOnce();
        assertThat(items()).extracting(item -> item.item().kind()).containsExactlyInAnyOrder(WorkItem.Kind.LIST_SHRANK,
            WorkItem.Kind.LIST_UNREADABLE);
        look();
        assertThat(items()).as("the list can be read").extracting(item -> item.item().kind()).containsExactly(WorkItem.Kind.LIST_SHRANK);

        workItems.close(items().get(0).id(), "vagten", "afdelingen er flyttet", NOON);
        failOnce();
        look();

        assertThat(lists.lock(hospital).listedAt()).as("the confirmed list counts").contains(NOON.plusSeconds(60));
        assertThat(items()).isEmpty();
    }

    @Test
    void a_list_that_was_fetched_before_another_hub_took_a_newer_one_is_nothing() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        write("2.csv", NOON.plusSeconds(60), row(0) + row(1));
        route.before("compare-lists", exchange -> {
            LastList last = lists.lock(hospital);
            lists.save(hospital, new LastList(Optional.of(NOON.plusSeconds(90)), "of another hub", last.kept(), last.wrongRows(),
                last.questions()));
        });

        look();

        assertThat(ids()).hasSize(1);
        assertThat(items()).isEmpty();
    }

    @Test
    void the_same_list_decides_of_a_stay_of_which_messages_say_more_since() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        write("2.csv", NOON.plusSeconds(60), "");
        look();
        look();
        assertThat(ids()).as("nobody knows the stay yet").hasSize(1);

        plan(intake.getExchanges().get(0));
        look();
        look();

        assertThat(ids()).containsExactly("LIST-2026-11-21T11:00:00Z-ADMITTED-V0", "LIST-2026-11-21T11:01:00Z-DISCHARGED-V0");
    }

    @Test
    void the_same_list_is_no_newer_when_it_is_fetched_later_and_its_server_does_not_say_when_it_was_written() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        AtomicReference<Instant> answered = new AtomicReference<>(NOON.plusSeconds(60));
        route.before("compare-lists", exchange -> exchange.getMessage()
            .setBody(new Fetched.File(HEADER.getBytes(StandardCharsets.UTF_8), Optional.empty(), answered.get())));
        look();

        plan(intake.getExchanges().get(0));
        answered.set(NOON.plusSeconds(120));
        look();

        assertThat(ids()).last().isEqualTo("LIST-2026-11-21T11:01:00Z-DISCHARGED-V0");
    }

    @Test
    void a_stay_that_lists_lack_for_long_is_left_to_the_human_who_was_asked_about_it() throws Exception {
        write("1.csv", NOON, row(0));
        look();
        plan(intake.getExchanges().get(0));
        LastList last = lists.lock(hospital);
        Instant longAgo = NOON.minus(Duration.ofDays(366));
        lists.save(hospital, new LastList(last.listedAt(), last.contentHash(), new KeptList(List.of(),
            List.of(new KeptList.Undecided(last.kept().stays().get(0), KeptList.Why.LACKED, longAgo))), Set.of(), List.of()));
        write("2.csv", NOON.plusSeconds(60), "");

        look();

        assertThat(ids()).hasSize(1);
        assertThat(lists.lock(hospital).kept()).isEqualTo(KeptList.NONE);
    }

    @Test
    void a_row_that_is_wrong_already_is_the_same_row_where_it_moves() throws Exception {
        String wrong = "nobody;V9;P2;2026-11-20 21:00\n";
        write("1.csv", NOON, row(0) + wrong);
        look();
        write("2.csv", NOON.plusSeconds(60), row(1) + row(0) + wrong);
        look();

        assertThat(refused.getExchanges()).hasSize(1);
    }

    @Test
    void a_row_with_an_admission_in_the_future_is_wrong_and_new_when_it_is_right() throws Exception {
        write("1.csv", NOON, row(0).replace("2026-11-20", "2126-11-20"));
        look();
        assertThat(ids()).isEmpty();
        assertThat(refused.getExchanges()).singleElement().satisfies(stored -> assertThat(
            sealed.openRefusal(stored.getMessage().getBody(byte[].class)).location()).isEqualTo("row 2, admitted_at"));

        write("2.csv", NOON.plusSeconds(60), row(0));
        look();
        assertThat(ids()).hasSize(1);
    }

    @Test
    void a_wrong_row_is_kept_once_with_its_number_and_the_others_count() throws Exception {
        write("1.csv", NOON, row(0) + "nobody;V9;P2;2026-11-20 21:00\n");
        look();
        write("2.csv", NOON.plusSeconds(60), row(0) + "nobody;V9;P2;2026-11-20 21:00\n" + row(1));
        look();

        assertThat(ids()).hasSize(2);
        assertThat(refused.getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(stored -> {
            assertThat(stored.getHeaders()).isEmpty();
            assertThat(sealed.openRefusal(stored.getBody(byte[].class)).location()).isEqualTo("row 3, cpr");
            assertThat(sealed.openRefusal(stored.getBody(byte[].class)).source()).isEqualTo(hospital.value());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare-lists", "seal-change", "store-change", "wrong-rows"})
    void a_list_does_not_count_as_taken_if_a_step_fails_and_is_said_with_the_same_ids(String step) throws Exception {
        write("1.csv", NOON, row(0) + row(1));
        route.fails(step, 1, Fault.inTheHub());
        assertThat(route.run("").getException()).isNotNull();

        look();

        assertThat(ids()).contains("LIST-2026-11-21T11:00:00Z-ADMITTED-V0", "LIST-2026-11-21T11:00:00Z-ADMITTED-V1");
        assertThat(Set.copyOf(ids())).hasSize(2);
    }

    @Test
    void the_next_look_begins_again_while_the_broker_is_away() throws Exception {
        write("1.csv", NOON, row(0));
        Fault.brokerAway(intake);

        assertThat(route.run("").getException()).isNotNull();

        intake.reset();
        look();
        assertThat(ids()).hasSize(1);
    }

    /** The folder cannot be read at one look. */
    private void failOnce() throws IOException {
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        look();
        Files.move(away, folder);
    }

    /** What planning makes of a message of a list. */
    private void plan(Exchange stored) {
        Arrival arrival = sealed.open(stored.getMessage().getBody(byte[].class));
        Interpretation.Event read =
            (Interpretation.Event) ListMessage.interpret(arrival.raw(), id -> directory.hospital(new HospitalId("auh")));
        StayEvent event = (StayEvent) read.event();
        citizens.seen(event.citizen());
        OccasionId occasion = occasions.open(OccasionKind.SAID, Optional.of(event.citizen()), NOON).id();
        stays.add(occasion, event, NOON);
    }

    private void look() {
        assertThat(route.run("").getException()).isNull();
    }

    private List<String> ids() {
        return intake.getExchanges().stream().map(stored -> sealed.open(stored.getMessage().getBody(byte[].class)).controlId()).toList();
    }

    private List<StoredWorkItem> items() {
        return workItems.list().stream().filter(item -> item.item().key().endsWith("/" + hospital.value())).toList();
    }

    private void write(String name, Instant at, String rows) throws IOException {
        Files.writeString(folder.resolve(name), HEADER + rows);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(at));
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(TakeListRouteTest::row).collect(Collectors.joining());
    }

    private static String row(int number) {
        return CITIZENS.get(number).cpr() + ";V" + number + ";P2;2026-11-20 2" + number % 4 + ":00\n";
    }
}
