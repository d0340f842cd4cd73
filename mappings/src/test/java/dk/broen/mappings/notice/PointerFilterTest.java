package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
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
    private static final NoticeFacts FACTS = SomeFacts.of(EventType.DISCHARGED, NoticeKind.NEWS, UnitFunction.HOUSING_SUPPORT);

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
        Ny besked i Broen (0751), ref 7KQ4      | VALUE_OF_THE_NOTICE
        """)
    void a_text_that_reveals_something_is_blocked(String text, String code) {
        assertThat(FILTER.check(text, FACTS)).isEqualTo(new PointerFilter.Answer.Blocked(code));
    }

    @Test
    void a_name_that_is_a_word_of_the_template_does_not_block_the_pointer() {
        NoticeFacts facts = SomeFacts.of(EventType.ADMITTED, NoticeKind.NEWS, UnitFunction.HOUSING_SUPPORT,
            Optional.of("Ny Broen"), Optional.empty(), Optional.empty());

        assertThat(FILTER.check(new PointerText(TEXTS).render("7KQ4"), facts)).isInstanceOf(PointerFilter.Answer.Clean.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"250947", "234567", "CPR234", "2PSYK2", "TVANG2", "998922"})
    void a_reference_that_matches_by_coincidence_does_not_block_its_notice(String reference) {
        NoticeFacts facts = SomeFacts.withReference(reference);
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
        return Stream.of(Stream.of(cpr, cpr.substring(0, 6), cpr.substring(6), facts.municipality().value(),
            facts.recipient().name(), facts.recipient().title(), facts.recipient().unit().value(),
            facts.event().name(), DanishTime.words(facts.occurredAt())),
            facts.citizenName().stream(), facts.department().stream(),
            facts.hospital().map(NoticeFacts.HospitalContact::name).stream(), facts.coordinator().map(WardAnswer.Contact::name).stream())
            .flatMap(values -> values).toList();
    }

    /** Names of at least five letters that are not in the reference, so that no name is part of the static text by coincidence. */
    @Provide
    Arbitrary<NoticeFacts> facts() {
        Arbitrary<String> word = Arbitraries.strings().withChars("ABCDEFGHIJLMNOPRSTUVWXYZÆØÅæøå").ofMinLength(5).ofMaxLength(12);
        Arbitrary<String> name = Combinators.combine(word, word).as((first, last) -> first + " " + last);
        Arbitrary<String> cpr = Arbitraries.integers().between(1000, 3999).map(serial -> "250947" + serial);
        Arbitrary<Instant> at = Arbitraries.longs().between(1_760_000_000L, 1_800_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(name, name, name, name, cpr, at, Arbitraries.of(EventType.class), Arbitraries.of(NoticeKind.class)).as(
            (citizen, hospital, ward, unit, digits, when, event, kind) -> new NoticeFacts(new NotificationId(new UUID(1, 2)), "7KQ4", event,
                kind, when, when, Optional.empty(), new Cpr(digits), Optional.of(citizen),
                Optional.of(new NoticeFacts.HospitalContact(hospital, Optional.empty())), Optional.of(ward), new MunicipalityCode("0751"),
                new NoticeFacts.Recipient(new UnitId("enhed-" + digits), unit, UnitFunction.COORDINATOR, "tovholder",
                    Disclosure.Place.WARD),
                Optional.of(SomeFacts.ANNE), List.of(), Set.of(Flag.READMISSION), Basis.CONSENT));
    }
}
