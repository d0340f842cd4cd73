package dk.broen.domain.permission;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AnAgreement.aPlan;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.Danish;
import dk.broen.domain.permission.BasisRule.Finding;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bases as one list: the first that covers decides, and a missing basis is reported by the reason that helps (domain.md §4). */
class LadderTest {
    private static final Period DECEMBER = Period.between(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));

    @Test
    void all_six_bases_are_tried_in_order_and_each_leaves_a_step() {
        assertThat(Asking.about(aCitizen()).verdict().steps()).extracting(step -> step.split(":")[0])
            .containsExactly("STATUTORY", "CONSENT", "PSYCHIATRY_ACT", "OVERRIDE", "PSP", "OWN_REGION");
    }

    @Test
    void the_first_basis_that_covers_decides() {
        ACitizen all = aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT)
            .with(aPlan().with(HOUSING_SUPPORT)).with(anOverride().telling("bostoette")).withPspCase(AARHUS, DECEMBER);
        ACitizen withoutConsent = aCitizen().with(aPlan().with(HOUSING_SUPPORT)).with(anOverride().telling("bostoette"))
            .withPspCase(AARHUS, DECEMBER);
        ACitizen overridden = aCitizen().with(anOverride().telling("bostoette")).withPspCase(AARHUS, DECEMBER);

        assertThat(Asking.about(all).in(aarhus().withStatutoryBasis().withPspList("bostoette")).answer()).isEqualTo(Basis.STATUTORY);
        assertThat(Asking.about(all).in(aarhus().withPspList("bostoette")).answer()).isEqualTo(Basis.CONSENT);
        assertThat(Asking.about(withoutConsent).in(aarhus().withPspList("bostoette")).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
        assertThat(Asking.about(overridden).in(aarhus().withPspList("bostoette")).answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(aCitizen().withPspCase(AARHUS, DECEMBER)).in(aarhus().withPspList("bostoette")).answer())
            .isEqualTo(Basis.PSP);
    }

    @Test
    void a_later_basis_that_covers_decides_while_the_consent_register_is_down() {
        ACitizen unreadable = aCitizen().whoseConsentsCannotBeRead();

        assertThat(Asking.about(unreadable).verdict()).isInstanceOf(Verdict.Held.class);
        assertThat(Asking.about(unreadable.with(aPlan().with(HOUSING_SUPPORT))).answer()).isEqualTo(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void a_later_basis_that_does_not_cover_leaves_the_notice_held() {
        ACitizen unreadable = aCitizen().whoseConsentsCannotBeRead().with(anOverride().telling("bostoette").ofStays("s2"));

        assertThat(Asking.about(unreadable).verdict()).isInstanceOf(Verdict.Held.class);
    }

    @Test
    void the_nearest_reason_is_told_and_not_the_last_one() {
        ACitizen expired = aCitizen().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2026-12-03"));

        assertThat(Asking.about(expired).answer()).isEqualTo(WithheldReason.CONSENT_EXPIRED);
        assertThat(Asking.about(expired.with(anOverride().telling("bostoette").lasting("2026-11-01", "2026-11-02"))).answer())
            .isEqualTo(WithheldReason.CONSENT_EXPIRED);
    }

    @Test
    void the_order_of_the_bases_does_not_change_the_reason() {
        List<BasisRule> found = Stream.of(WithheldReason.NO_BASIS, WithheldReason.CONSENT_EXPIRED, WithheldReason.OVERRIDE_OVER,
            WithheldReason.CONSENT_REFUSED).map(LadderTest::finding).toList();
        for (int turn = 0; turn < found.size(); turn++) {
            List<BasisRule> ladder = new ArrayList<>(found);
            Collections.rotate(ladder, turn);

            assertThat(new Gate(ladder).ask(anyQuestion())).isInstanceOfSatisfying(Verdict.Withheld.class,
                withheld -> assertThat(withheld.reason()).isEqualTo(WithheldReason.CONSENT_EXPIRED));
        }
    }

    @ParameterizedTest
    @EnumSource(WithheldReason.class)
    void every_reason_is_nearer_than_none_at_all(WithheldReason reason) {
        assertThat(WithheldReason.nearest(List.of(WithheldReason.NO_BASIS, reason))).isEqualTo(reason);
    }

    @Test
    void what_a_question_to_the_citizen_can_change_is_nearer_than_what_it_cannot() {
        List<WithheldReason> found = Stream.of(WithheldReason.values())
            .filter(reason -> reason != WithheldReason.CONSENTS_UNDER_REVIEW && reason != WithheldReason.VISIT_OF_ANOTHER_CITIZEN).toList();

        assertThat(found).isSortedAccordingTo((one, other) -> Boolean.compare(other.worthAsking(), one.worthAsking()));
    }

    private static BasisRule finding(WithheldReason reason) {
        return new BasisRule() {
            @Override
            public String code() {
                return reason.name();
            }

            @Override
            public Finding ask(Question question) {
                return new Finding.DoesNotCover(reason, "so it is");
            }
        };
    }

    private static Question anyQuestion() {
        return Question.about(HOUSING_SUPPORT, new UnitId("bostoette"), aarhus().build(), EventType.ADMITTED, new HospitalId("auh"),
            List.of(), Danish.time("2026-12-04T20:00"), true, aCitizen().facts(), ADirectory.of(aarhus()),
            Danish.time("2026-12-04T20:00"));
    }
}
