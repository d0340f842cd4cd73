package dk.broen.adapters.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.Answer.Code;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how the answer to a work item becomes a fact: what the work item determines is filled in, and nothing else is accepted. */
class AnswerReaderTest {
    private static final ConfigurationResult.Loaded SHIPPED =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final Asked ASKED = new Asked(Set.of(), new MunicipalityCode("0751"), new RegionCode("1082"),
        new TreeMap<>(Map.of(UnitFunction.RESIDENCE, "botilbuddet", UnitFunction.HOUSING_SUPPORT, "bostøtten")), Set.of());

    private final AnswerReader reader = new AnswerReader(new FactsReader(new FactsMapper(SHIPPED.directory(), SHIPPED.functions())));

    @Test
    void a_consent_is_for_the_municipality_and_the_region_of_the_question_from_today() throws Exception {
        Consent consent = consent(Code.CONSENTS, "{'to': ['RESIDENCE'], 'form': 'WRITTEN', 'obtained_by': 'nurse', 'until': '2027-05-01'}");

        assertThat(consent.answer()).isEqualTo(Consent.Answer.GIVEN);
        assertThat(consent.functions()).containsExactly(UnitFunction.RESIDENCE);
        assertThat(consent.municipality()).isEqualTo(ASKED.municipality());
        assertThat(consent.regions()).containsExactly(ASKED.region());
        assertThat(consent.period()).isEqualTo(Period.between(TODAY, LocalDate.of(2027, 5, 1)));
    }

    @Test
    void a_consent_without_an_end_lasts_a_year() throws Exception {
        assertThat(consent(Code.CONSENTS, "{'to': ['RESIDENCE'], 'form': 'VERBAL', 'obtained_by': 'nurse'}").period().until())
            .contains(TODAY.plusYears(1));
    }

    @Test
    void a_consent_of_an_earlier_day_permits_nothing_before_the_hub_hears_of_it_and_ends_a_year_after_it_was_given() throws Exception {
        Consent consent = consent(Code.CONSENTS, "{'to': ['RESIDENCE'], 'form': 'VERBAL', 'obtained_by': 'nurse'}", TODAY.minusDays(3));

        assertThat(consent.obtained().on()).as("it lifts no refusal of a later day").isEqualTo(TODAY.minusDays(3));
        assertThat(consent.period()).isEqualTo(Period.between(TODAY, TODAY.minusDays(3).plusYears(1)));
    }

    @Test
    void a_refusal_of_an_earlier_day_counts_from_that_day() throws Exception {
        assertThat(consent(Code.REFUSES, "{'obtained_by': 'nurse'}", TODAY.minusDays(3)).period().from()).isEqualTo(TODAY.minusDays(3));
    }

    @ParameterizedTest
    @CsvSource({"REFUSES, REFUSED", "INCAPABLE, INCAPABLE", "UNREACHABLE, UNREACHABLE"})
    void another_answer_is_about_all_that_was_asked(Code code, Consent.Answer answer) throws Exception {
        Consent consent = consent(code, "{'obtained_by': 'nurse'}");

        assertThat(consent.answer()).isEqualTo(answer);
        assertThat(consent.functions()).isEqualTo(ASKED.titles().keySet());
    }

    @Test
    void a_refusal_can_be_about_some_of_the_functions() throws Exception {
        assertThat(consent(Code.REFUSES, "{'to': ['RESIDENCE'], 'obtained_by': 'nurse'}").functions())
            .containsExactly(UnitFunction.RESIDENCE);
    }

    @Test
    void a_guardian_can_answer_for_the_citizen() throws Exception {
        assertThat(consent(Code.CONSENTS,
            "{'to': ['RESIDENCE'], 'form': 'WRITTEN', 'obtained_by': 'nurse', 'signatory': 'GUARDIAN', 'signatory_name': 'Grethe'}")
            .toString())
            .contains("Grethe");
    }

    @ParameterizedTest
    @CsvSource({"answer", "municipality", "regions", "from", "given", "withdrawn_at", "too"})
    void what_the_question_determines_or_does_not_know_is_refused_by_its_place(String key) {
        FactsRefused refused = catchThrowableOfType(FactsRefused.class,
            () -> consent(Code.CONSENTS, "{'to': ['RESIDENCE'], 'form': 'WRITTEN', 'obtained_by': 'nurse', '" + key + "': 'x'}"));

        assertThat(refused.faults()).singleElement().asString().startsWith("consent." + key + ": ");
    }

    @Test
    void a_consent_without_recipients_is_refused() {
        FactsRefused refused =
            catchThrowableOfType(FactsRefused.class, () -> consent(Code.CONSENTS, "{'form': 'WRITTEN', 'obtained_by': 'nurse'}"));

        assertThat(refused.faults()).singleElement().asString().startsWith("consent");
    }

    @Test
    void a_human_who_names_the_municipality_decides_which_one_acts_from_today() throws Exception {
        AnswerReader.Read read =
            reader.other(Code.MUNICIPALITY, json("{'residence': {'municipality': '0751'}}"), Optional.of(CITIZEN), TODAY);

        Residence residence = ((Answer.Acting) read.answer()).residence();
        assertThat(residence.kind()).isEqualTo(Residence.Kind.ACTING);
        assertThat(residence.period()).isEqualTo(new Period(TODAY, Optional.empty()));
        assertThat(read.facts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DONE, DONE", "THIS_CITIZEN, DONE", "OTHER_CITIZEN, DENIED", "NO_CPR_NUMBER, DENIED"})
    void a_decision_records_no_fact_and_has_no_details(Code code, WorkItem.State state) throws Exception {
        AnswerReader.Read read = reader.other(code, json("{}"), Optional.empty(), TODAY);

        assertThat(read.answer().code()).isEqualTo(code);
        assertThat(read.answer().state()).isEqualTo(state);
        assertThat(read.facts()).isEmpty();
        assertThat(
            catchThrowableOfType(FactsRefused.class, () -> reader.other(code, json("{'consent': {}}"), Optional.empty(), TODAY)).faults())
            .containsExactly("unknown key \"consent\"; accepted are [answer, because]");
    }

    @Test
    void a_human_says_whose_a_replacement_number_is() throws Exception {
        AnswerReader.Read read = reader.other(Code.CPR_NUMBER, json("{'cpr': '" + CITIZEN.digits() + "'}"), Optional.empty(), TODAY);

        assertThat(read.answer()).isEqualTo(new Answer.CprOf(CITIZEN));
        assertThat(read.facts()).isEmpty();
        assertThat(read.answer().toString()).doesNotContain(CITIZEN.digits());
        for (String wrong : List.of("{}", "{'cpr': '3102479989'}", "{'cpr': '" + CITIZEN.digits() + "', 'name': 'x'}")) {
            assertThat(catchThrowableOfType(FactsRefused.class,
                () -> reader.other(Code.CPR_NUMBER, json(wrong), Optional.empty(), TODAY)).faults()).hasSize(1);
        }
    }

    private Consent consent(Code code, String consent) throws Exception {
        return consent(code, consent, TODAY);
    }

    private Consent consent(Code code, String consent, LocalDate said) throws Exception {
        return ((Answer.OfCitizen) reader.ofCitizen(code, json("{'consent': " + consent + "}"), CITIZEN, ASKED, said, TODAY)
            .answer()).consent();
    }

    /** @param text JSON with single quotation marks */
    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
