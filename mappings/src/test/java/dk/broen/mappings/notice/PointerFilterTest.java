package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointerFilterTest {
    private static final Texts TEXTS = ConfigFiles.texts();
    private static final PointerFilter FILTER = new PointerFilter(TEXTS);
    private static final NoticeFacts FACTS = SomeFacts.to(UnitFunction.HOUSING_SUPPORT).saying(SomeFacts.dischargedAfterAdmission())
        .takingBack(SomeFacts.plannedFor(Optional.of(SomeFacts.planned(Optional.of(LocalTime.of(10, 30))))))
        .now(Present.State.ON_LEAVE, Instant.parse("2027-03-08T07:05:00Z")).coordinatedBy(SomeFacts.ANNE).withFlagsAndOthers()
        .correcting("5QX2").facts();

    @Test
    void texts_of_the_hub_pass() {
        MailText.Mail pointer = new MailText(TEXTS).pointer("7KQ4");
        for (String text : List.of(new PointerText(TEXTS).render("7KQ4"), pointer.subject(), pointer.body())) {
            assertThat(FILTER.check(text, FACTS)).isEqualTo(new PointerFilter.Answer.Clean(text));
        }
    }

    @ParameterizedTest(name = "{0} is blocked as {1}")
    @CsvSource(delimiter = '|', textBlock = """
        Ny besked om 2509479989                 | DIGITS
        Ny besked om 250947-9989                | DIGITS
        Ny besked om 25.09.47                   | DIGITS
        Ny besked, ring 20 00 00 02             | DIGITS
        Ny besked fra psykiatrien               | FORBIDDEN_WORD
        Borgeren er UDSKREVET                   | FORBIDDEN_WORD
        Ny besked fra jobcentret                | FORBIDDEN_WORD
        Ny besked om Åse                        | VALUE_OF_THE_NOTICE
        Ny besked om åse sørensen               | VALUE_OF_THE_NOTICE
        Ny besked om Sørensens forhold          | VALUE_OF_THE_NOTICE
        Ny besked, ref 9989                     | VALUE_OF_THE_NOTICE
        Ny besked fra Aarhus                    | VALUE_OF_THE_NOTICE
        Ny besked fra P2                        | VALUE_OF_THE_NOTICE
        Ny besked fra Anne                      | VALUE_OF_THE_NOTICE
        Ny besked, lørdag kl. 22.00             | VALUE_OF_THE_NOTICE
        Ny besked, fredag kl. 20.00             | VALUE_OF_THE_NOTICE
        Ny besked, onsdag kl. 10.30             | VALUE_OF_THE_NOTICE
        Ny besked, marts                        | VALUE_OF_THE_NOTICE
        Ny besked om leave                      | VALUE_OF_THE_NOTICE
        Ny besked om discharge planned          | VALUE_OF_THE_NOTICE
        Ny besked om short stay                 | VALUE_OF_THE_NOTICE
        Ny besked til Nord                      | VALUE_OF_THE_NOTICE
        Ny besked om V100                       | VALUE_OF_THE_NOTICE
        Ny besked med consent                   | VALUE_OF_THE_NOTICE
        Ny besked i stedet for 5QX2             | VALUE_OF_THE_NOTICE
        Ny besked i Broen (0751), ref 7KQ4      | VALUE_OF_THE_NOTICE
        """)
    void a_text_that_reveals_something_is_blocked(String text, String code) {
        assertThat(FILTER.check(text, FACTS)).isEqualTo(new PointerFilter.Answer.Blocked(code));
    }

    @Test
    void a_name_that_is_a_word_of_the_template_does_not_block_the_pointer() {
        NoticeFacts facts = SomeFacts.to(UnitFunction.HOUSING_SUPPORT).saying(SomeFacts.saying(EventType.ADMITTED))
            .aboutCitizen(Optional.of("Ny Broen")).facts();

        assertThat(FILTER.check(new PointerText(TEXTS).render("7KQ4"), facts)).isInstanceOf(PointerFilter.Answer.Clean.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"250947", "234567", "CPR234", "2PSYK2", "TVANG2", "998922"})
    void a_reference_that_matches_by_coincidence_does_not_block_its_notice(String reference) {
        NoticeFacts facts = SomeFacts.to(UnitFunction.HOUSING_SUPPORT).saying(SomeFacts.saying(EventType.DISCHARGED))
            .referredToAs(reference).facts();
        MailText.Mail pointer = new MailText(TEXTS).pointer(reference);
        for (String text : List.of(new PointerText(TEXTS).render(reference), pointer.subject(), pointer.body())) {
            assertThat(FILTER.check(text, facts)).isEqualTo(new PointerFilter.Answer.Clean(text));
        }
        assertThat(FILTER.check("Ny besked om 2509479989, ref " + reference, facts)).isInstanceOf(PointerFilter.Answer.Blocked.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"234567", "CPR234", "2PSYK2", "TVANG2"})
    void a_reference_that_reads_as_a_number_or_a_forbidden_word_is_not_used(String reference) {
        assertThat(PointerFilter.saysNothing(reference)).isFalse();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_pointer_never_contains_a_value_of_the_notice_and_a_text_with_one_never_passes(@ForAll("facts") NoticeFacts facts) {
        String pointer = new PointerText(TEXTS).render("7KQ4");

        for (String value : valuesOf(facts)) {
            assertThat(pointer.toLowerCase(Locale.ROOT)).doesNotContain(value.toLowerCase(Locale.ROOT));
            assertThat(FILTER.check(pointer + " " + value, facts)).isInstanceOf(PointerFilter.Answer.Blocked.class);
        }
        assertThat(FILTER.check(pointer, facts)).isInstanceOf(PointerFilter.Answer.Clean.class);
    }

    private static List<String> valuesOf(NoticeFacts facts) {
        String cpr = facts.citizen().digits();
        Content content = facts.content();
        List<Saying> sayings = Stream.concat(content.words().says().stream(), content.words().takesBack().stream()).toList();
        return Stream.of(Stream.of(cpr, cpr.substring(0, 6), cpr.substring(6), content.municipality().value(), facts.recipient().name(),
            facts.recipient().title(), facts.recipient().unit().value()), facts.citizenName().stream(),
            content.recipient().person().stream(),
            content.coordinator().map(WardAnswer.Contact::name).stream(), content.words().now().map(now -> now.state().name()).stream(),
            sayings.stream().flatMap(saying -> Stream.of(saying.type().name(), DanishTime.words(saying.at()))),
            sayings.stream().flatMap(saying -> saying.department().stream()),
            sayings.stream().flatMap(saying -> saying.hospital().stream()).map(Saying.Hospital::name),
            sayings.stream().flatMap(saying -> saying.stay().stream()).map(StayKey::episode)).flatMap(values -> values).toList();
    }

    /** Names of at least five letters that are not in the reference, so that no name is part of the static text by coincidence. */
    @Provide
    Arbitrary<NoticeFacts> facts() {
        Arbitrary<String> word = Arbitraries.strings().withChars("ABCDEFGHIJLMNOPRSTUVWXYZÆØÅæøå").ofMinLength(5).ofMaxLength(12);
        Arbitrary<String> name = Combinators.combine(word, word).as((first, last) -> first + " " + last);
        Arbitrary<String> cpr = Arbitraries.integers().between(1000, 3999).map(serial -> "250947" + serial);
        Arbitrary<Words> words = Combinators.combine(saying(name, word), saying(name, word), Arbitraries.of(Present.State.class))
            .as((one, other, now) -> new Words(List.of(one), List.of(other), SomeFacts.present(now), false));
        return Combinators.combine(name, name, name, cpr, words).as((citizen, person, unit, digits, said) -> {
            UnitId id = new UnitId("enhed-" + digits);
            return new NoticeFacts(new NotificationId(new UUID(1, 2)), "7KQ4", Optional.empty(), new Cpr(digits), Optional.of(citizen),
                new Content(new RecipientId(id, Optional.of(person)), UnitFunction.COORDINATOR, Optional.empty(),
                    new MunicipalityCode("0751"), said,
                    Set.of(Flag.READMISSION), List.of(), Optional.of(SomeFacts.ANNE), Optional.empty(), Basis.CONSENT, "0751/2026-09-01"),
                new NoticeFacts.Recipient(id, unit, UnitFunction.COORDINATOR, "tovholder"), List.of());
        });
    }

    private static Arbitrary<Saying> saying(Arbitrary<String> name, Arbitrary<String> episode) {
        Arbitrary<Instant> at = Arbitraries.longs().between(1_760_000_000L, 1_800_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(Arbitraries.of(SomeFacts.MATTERS), at, name, name, episode).as((type, when, hospital, ward, visit) -> {
            Saying saying = SomeFacts.saying(type, when);
            return new Saying(saying.matter(), type, Optional.of(new StayKey(new HospitalId("auh"), visit)), saying.specialty(), when,
                saying.since(), saying.planned(), Optional.of(new Saying.Hospital(hospital, Optional.empty())), Optional.of(ward));
        });
    }
}
