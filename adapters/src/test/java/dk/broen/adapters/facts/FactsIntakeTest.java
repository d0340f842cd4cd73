package dk.broen.adapters.facts;

import static dk.broen.adapters.facts.Recorded.Result.CHANGED;
import static dk.broen.adapters.facts.Recorded.Result.RECORDED;
import static dk.broen.adapters.facts.Recorded.Result.UNCHANGED;
import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.terms.Cpr;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Store.Shared.class)
class FactsIntakeTest {
    private static final String SERVICE = "{'function': 'RESIDENCE', 'unit': 'aarhus-botilbud-havnen', 'from': '2026-02-01'}";
    private static final String RESIDENCE = "{'municipality': '0751', 'from': '2026-02-01'}";
    private static final String CONSENT =
        "{'to': ['RESIDENCE'], 'municipality': '0751', 'form': 'WRITTEN', 'obtained_by': 'x', 'from': '2026-02-01'}";
    private static final String OVERRIDE = "{'decided_by': 'x', 'reason': 'y', 'stays': [{'hospital': 'auh', 'visit': 'V-1'}], "
        + "'events': ['ADMITTED'], 'to': ['aarhus-botilbud-havnen'], 'from': '2026-02-01', 'until': '2026-02-10'}";
    private static final String NOWHERE = "{'function': 'RESIDENCE', 'unit': 'aarhus-nowhere', 'from': '2026-02-01'}";
    private static final String ODENSE = "{'function': 'RESIDENCE', 'unit': 'odense-botilbud-aaen', 'from': '2026-02-01'}";

    private final Cpr citizen = aCitizen();
    /** Its own for each test, because a replacement concerns everything that the source said. */
    private final String source = "source " + citizen.digits().substring(6);
    private Store store;
    private FactsReader reader;
    private FactsIntake intake;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        ConfigurationResult.Loaded shipped = (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
        reader = new FactsReader(new FactsMapper(shipped.directory(), shipped.functions()));
        intake = new FactsIntake(new FactsCheck(reader,
            new FactOwner(shipped.directory())), shared.recording());
    }

    @Test
    void what_the_hub_gives_out_is_taken_again_unchanged() throws Exception {
        take("'services': [" + SERVICE.replace("}", ", 'id': 'A17', 'worker': {'name': 'Åse', 'hours': {'mon-tue': '08:00-15:00'}}}")
            + "], 'residences': [" + RESIDENCE + "], 'consents': [" + CONSENT + "]");
        Facts.Seen seen = store.facts().seen(citizen, Optional.of(AARHUS));

        ObjectNode given = FactsDocuments.document(List.of(FactsDocuments.citizen(citizen, seen.version(), seen.facts())));
        FactsIntake.Taken again = intake.take(given.put("because", "again"), order(given), MONDAY_MORNING);

        assertThat(given.at("/citizens/0/services/0/recorded/id").asText()).isEqualTo(seen.facts().get(1).id().toString());
        assertThat(given.at("/citizens/0/services/0/id").asText()).isEqualTo("A17");
        assertThat(again.recorded().facts()).hasSize(3).extracting(Recorded.Outcome::result).containsOnly(UNCHANGED);
    }

    @Test
    void a_fact_of_a_client_whose_name_no_source_may_have_is_taken_again_with_its_id() throws Exception {
        String service = SERVICE.replace("}", ", 'id': 'A17'}");
        ObjectNode document = document("{'cpr': '" + citizen.digits() + "', 'services': [" + service + "]}", "'preview': false");
        document.remove("source");
        intake.take(document, FactsOrder.take(document, Optional.of(AARHUS), "drift@aarhus"), MONDAY_MORNING);
        Facts.Seen seen = store.facts().seen(citizen, Optional.of(AARHUS));

        ObjectNode given = FactsDocuments.document(List.of(FactsDocuments.citizen(citizen, seen.version(), seen.facts())));

        assertThat(given.at("/citizens/0/services/0/recorded/source").asText()).isEqualTo("drift@aarhus");
        assertThat(intake.take(given.put("because", "again"), order(given), MONDAY_MORNING).recorded().facts())
            .extracting(Recorded.Outcome::result).containsExactly(UNCHANGED);
    }

    @Test
    void one_id_of_the_source_of_the_document_is_one_fact_also_if_the_source_is_named_at_it() throws Exception {
        String ofSource = SERVICE.replace("}", ", 'id': '17', 'recorded': {'source': '" + source + "'}}");
        String ofDocument = SERVICE.replace("}", ", 'id': '17', 'until': '2026-12-31'}");

        assertThat(catchThrowableOfType(FactsRefused.class, () -> take("'services': [" + ofSource + ", " + ofDocument + "]")).faults())
            .containsExactly(
                "citizens[0].services[1]: is the same fact as citizens[0].services[0] with other content (the same id of one source)");
    }

    @Test
    void a_withdrawn_consent_is_given_out_as_withdrawn_and_taken_again_unchanged() throws Exception {
        take("'consents': [" + CONSENT.replace("}", ", 'withdrawn_at': '2026-03-01T10:00:00+01:00'}") + "]");
        Facts.Seen seen = store.facts().seen(citizen, Optional.of(AARHUS));

        ObjectNode given = FactsDocuments.document(List.of(FactsDocuments.citizen(citizen, seen.version(), seen.facts())));

        assertThat(given.at("/citizens/0/consents/0/recorded/state").asText()).isEqualTo("WITHDRAWN");
        assertThat(intake.take(given.put("because", "again"), order(given), MONDAY_MORNING).recorded().changesAnything()).isFalse();
    }

    @Test
    void an_edited_answer_changes_one_fact_and_a_second_edit_of_the_same_answer_is_refused() throws Exception {
        take("'services': [" + SERVICE + "], 'residences': [" + RESIDENCE + "]");
        Facts.Seen seen = store.facts().seen(citizen, Optional.of(AARHUS));
        ObjectNode entry = FactsDocuments.citizen(citizen, seen.version(), seen.facts());
        ((ObjectNode) entry.at("/services/0")).put("until", "2026-12-31");
        ObjectNode edited = FactsDocuments.document(List.of(entry)).put("because", "ended");

        assertThat(intake.take(edited, order(edited), MONDAY_MORNING).recorded().facts()).extracting(Recorded.Outcome::result)
            .containsExactlyInAnyOrder(CHANGED, UNCHANGED);

        ((ObjectNode) entry.at("/services/0")).put("until", "2027-12-31");
        ObjectNode stale = FactsDocuments.document(List.of(entry)).put("because", "ended");
        assertThatThrownBy(() -> intake.take(stale, order(stale), MONDAY_MORNING)).isInstanceOf(StaleFactsException.class);
    }

    @Test
    void one_fault_refuses_the_document_unless_the_rest_is_asked_for() throws Exception {
        String facts = "'services': [" + SERVICE + ", " + NOWHERE + ", " + ODENSE + "]";

        assertThat(catchThrowableOfType(FactsRefused.class, () -> take(facts)).faults()).hasSize(2)
            .allSatisfy(fault -> assertThat(fault).startsWith("citizens[0].services["));
        FactsIntake.Taken rest = take(facts, "'partial': true");

        assertThat(rest.recorded().facts()).extracting(Recorded.Outcome::place).containsExactly("citizens[0].services[0]");
        assertThat(rest.refused()).extracting(SiftedFacts.Fault::place).containsExactlyInAnyOrder("citizens[0].services[1].unit",
            "citizens[0].services[2]");
        assertThat(store.facts().of(citizen).services()).hasSize(1);
    }

    @Test
    void a_fact_of_another_municipality_is_refused() {
        ForeignFactsException foreign = catchThrowableOfType(ForeignFactsException.class, () -> take("'services': [" + ODENSE + "]"));

        assertThat(foreign.faults()).extracting(SiftedFacts.Fault::toString)
            .containsExactly("citizens[0].services[0]: belongs to another municipality");
    }

    @Test
    void an_override_of_a_municipality_is_refused_with_who_records_it() {
        ForeignFactsException foreign = catchThrowableOfType(ForeignFactsException.class, () -> take("'overrides': [" + OVERRIDE + "]"));

        assertThat(foreign.faults()).extracting(SiftedFacts.Fault::toString)
            .containsExactly("citizens[0].overrides[0]: is an override: only an operator records it");
    }

    @Test
    void a_service_in_a_function_that_the_unit_does_not_have_is_refused() {
        String services = "'services': [" + SERVICE.replace("'RESIDENCE'", "'JOBCENTRE'") + "]";

        assertThat(catchThrowableOfType(FactsRefused.class, () -> take(services)).faults())
            .containsExactly("citizens[0].services[0].function: is not a function of this unit, which has [RESIDENCE]");
    }

    @Test
    void a_stay_does_not_end_in_the_future() {
        String end = "{'municipality': '0751', 'begun_at': '2026-02-01T10:00:00+01:00', 'ended_at': '2199-02-01T10:00:00+01:00', "
            + "'ended_by': 'Ib Vang', 'reason': 'hjemme'}";

        assertThat(catchThrowableOfType(FactsRefused.class, () -> take("'stay_ends': [" + end + "]")).faults())
            .containsExactly("citizens[0].stay_ends[0].ended_at: lies in the future; a stay is ended when it is over");
    }

    @Test
    void the_beginning_of_a_stay_that_is_ended_is_a_minute() {
        String end = "{'municipality': '0751', 'begun_at': '2026-02-01T10:00:SS+01:00', 'ended_at': '2026-02-03T10:00:SS+01:00', "
            + "'ended_by': 'Ib Vang', 'reason': 'hjemme'}";

        assertThat(catchThrowableOfType(FactsRefused.class,
            () -> take("'stay_ends': [" + end.replace("SS", "00") + ", " + end.replace("SS", "30") + "]")).faults()).singleElement()
            .asString().startsWith("citizens[0].stay_ends[1]: is the same fact as citizens[0].stay_ends[0] with other content");
    }

    @Test
    void one_fact_with_two_contents_is_a_contradiction_unless_each_has_an_id() throws Exception {
        String until = SERVICE.replace("}", ", 'until': '2026-12-31'}");

        assertThat(catchThrowableOfType(FactsRefused.class, () -> take("'services': [" + SERVICE + ", " + until + "]")).faults())
            .singleElement().asString()
            .startsWith("citizens[0].services[1]: is the same fact as citizens[0].services[0] with other content");
        assertThat(take("'services': [" + SERVICE + ", " + SERVICE + "]").recorded().facts()).extracting(Recorded.Outcome::result)
            .containsExactly(RECORDED, UNCHANGED);
        assertThat(take("'services': [" + SERVICE.replace("}", ", 'id': '1'}") + ", " + until.replace("}", ", 'id': '2'}") + "]").recorded()
            .facts()).hasSize(2);
    }

    @Test
    void a_partial_replacement_leaves_what_it_cannot_read() throws Exception {
        take("'services': [" + SERVICE + "], 'residences': [" + RESIDENCE + "]");

        take("'services': [" + NOWHERE + "]", "'partial': true, 'replace': 'SOURCE'");
        assertThat(store.facts().of(citizen).residences()).hasSize(1);

        ObjectNode unreadable = document("{'cpr': 'nobody'}", "'partial': true, 'replace': 'SOURCE'");
        assertThatThrownBy(() -> intake.take(unreadable, order(unreadable), MONDAY_MORNING)).isInstanceOf(FactsRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CITIZENS", "SOURCE"})
    void a_partial_replacement_with_a_citizen_who_cannot_be_read_is_refused_as_a_whole(String replaced) throws Exception {
        take("'services': [" + SERVICE + "], 'residences': [" + RESIDENCE + "], 'consents': [" + CONSENT + "]");
        Facts.Seen before = store.facts().seen(citizen, Optional.of(AARHUS));
        ObjectNode document = document(
            "{'cpr': '" + citizen.digits() + "', 'services': [" + SERVICE + "]}, {'cpr': 'nobody', 'residences': [" + RESIDENCE + "]}",
            "'partial': true, 'replace': '" + replaced + "'");

        assertThat(catchThrowableOfType(FactsRefused.class, () -> intake.take(document, order(document), MONDAY_MORNING)).faults())
            .singleElement().asString().startsWith("citizens[1].cpr: ").endsWith("nothing is replaced and nothing recorded");

        assertThat(store.facts().seen(citizen, Optional.of(AARHUS))).isEqualTo(before);
    }

    @Test
    void a_citizen_without_facts_in_a_replacement_has_none_any_more() throws Exception {
        take("'services': [" + SERVICE + "]");

        ObjectNode none = document("{'cpr': '" + citizen.digits() + "'}", "'replace': 'CITIZENS'");
        assertThat(intake.take(none, order(none), MONDAY_MORNING).recorded().gone()).hasSize(1);

        assertThat(store.facts().of(citizen).services()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'because': 7", "'because': ' '", "'replace': 'EVERYTHING'", "'replace': true", "'partial': 'yes'",
        "'source': '2509479989'", "'source': ''"})
    void a_wrong_order_is_refused_by_its_key(String key) throws JsonProcessingException {
        ObjectNode document = document("{'cpr': '2509479989'}", key);

        assertThatThrownBy(() -> order(document)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(key.substring(1, key.indexOf('\'', 1)) + ":");
    }

    @Test
    void an_id_or_a_version_that_is_no_text_is_refused_by_its_place() {
        assertThat(
            catchThrowableOfType(FactsRefused.class, () -> take("'services': [" + SERVICE.replace("}", ", 'id': ''}") + "]")).faults())
            .containsExactly("citizens[0].services[0].id: is not a text of 1 to 100 characters");
    }

    private FactsIntake.Taken take(String facts) throws JsonProcessingException, FactsRefused {
        return take(facts, "'preview': false");
    }

    private FactsIntake.Taken take(String facts, String how) throws JsonProcessingException, FactsRefused {
        ObjectNode document = document("{'cpr': '" + citizen.digits() + "', " + facts + "}", how);
        return intake.take(document, order(document), FRIDAY_NIGHT);
    }

    private ObjectNode document(String citizen, String how) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper()
            .readTree(("{'because': 'x', 'source': '" + source + "', " + how + ", 'citizens': [" + citizen + "]}").replace('\'', '"'));
    }

    private static FactsOrder order(ObjectNode document) {
        return FactsOrder.take(document, Optional.of(AARHUS), "municipality-0751");
    }

    @Test
    void a_changed_fact_without_an_id_stays_its_source_s_and_is_over_when_the_source_does_not_name_it_any_more() throws Exception {
        take("'services': [" + SERVICE.replace("}", ", 'worker': {'name': 'Anne'}}") + "]");
        Facts.Seen seen = store.facts().seen(citizen, Optional.of(AARHUS));
        FactsChange change = new FactsChange(reader, store.recording());

        RecordedFact service = seen.facts().get(0);
        FactEntry next = change.entry(citizen, service, entry -> {
            entry.withObject("/worker").put("phone", "20 00 00 71");
            return entry;
        });
        change.record(service, next, Optional.of(seen.version()), new FactsChange.By(Optional.of(AARHUS), "a leader", "new phone"),
            MONDAY_MORNING);

        RecordedFact changed = store.facts().seen(citizen, Optional.of(AARHUS)).facts().get(0);
        assertThat(changed.source()).isEqualTo(service.source());
        assertThat(((Fact.Served) changed.fact()).service().worker().orElseThrow().phone()).isPresent();
        assertThat(changed.by()).isEqualTo("a leader");
        ObjectNode without = (ObjectNode) new ObjectMapper().readTree("{\"citizens\": [{\"cpr\": \"" + citizen.digits() + "\"}]}");
        intake.take(without, new FactsOrder(Optional.of(AARHUS), "nightly", service.source(), "b", Replacement.CITIZENS, false, false,
            Optional.empty()), MONDAY_MORNING);
        assertThat(store.facts().seen(citizen, Optional.of(AARHUS)).facts()).isEmpty();
    }
}
