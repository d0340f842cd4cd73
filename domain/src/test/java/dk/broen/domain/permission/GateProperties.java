package dk.broen.domain.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Signatory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * The gate against generated facts and questions (issue acceptance: at least 10,000), judged by {@link SimpleLaw}, which knows nothing of the
 * gate. Each question is made from a seed; a failure names it.
 */
class GateProperties {
    private final Gate gate = new Gate();

    @Property(tries = 20_000)
    void nothing_is_permitted_without_a_basis_and_everything_is_that_has_one(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Verdict verdict = verdict(asked);

        assertThat(verdict instanceof Verdict.Permitted).as("permitted; %s: %s", asked, verdict.steps())
            .isEqualTo(SimpleLaw.permits(asked));
        Statistics.label("verdict").collect(name(verdict));
        Statistics.label("verdict").coverage(coverage -> {
            coverage.check("STATUTORY").count(count -> count > 50);
            coverage.check("CONSENT").count(count -> count > 500);
        });
    }

    @Property(tries = 20_000)
    void every_reason_names_a_thing_that_would_change_the_verdict(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Assume.that(!asked.hospital().equals("unknown"));
        if (verdict(asked) instanceof Verdict.Withheld withheld) {
            assertThat(mended(asked, withheld.reason())).as("%s; %s: %s", withheld.reason(), asked, withheld.steps())
                .anySatisfy(changed -> assertThat(verdict(changed)).isInstanceOf(Verdict.Permitted.class));
            Statistics.label("reason").collect(withheld.reason());
            Statistics.label("reason").coverage(coverage -> List.of(WithheldReason.values()).stream()
                .filter(reason -> reason.name().startsWith("CONSENT_"))
                .forEach(reason -> coverage.check(reason).count(count -> count > 20)));
        }
    }

    @Property(tries = 10_000)
    void no_consent_permits_once_it_is_withdrawn(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Asked withdrawn = asked.changing(consent -> consent.stored(consent.id(), Optional.of(asked.at())));

        assertThat(verdict(withdrawn)).as("%s", withdrawn)
            .satisfiesAnyOf(verdict -> assertThat(verdict).isInstanceOf(Verdict.Withheld.class),
                verdict -> assertThat(name(verdict)).isEqualTo("STATUTORY"));
    }

    @Property(tries = 10_000)
    void a_withdrawal_stops_every_consent_that_was_given_before(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Asked withdrawn = asked.and(asked.covering().stored("withdrawn", Optional.of(asked.at())));

        assertThat(name(verdict(withdrawn))).as("%s", withdrawn).isNotEqualTo("CONSENT");
    }

    @Property(tries = 10_000)
    void a_consent_of_a_later_day_than_every_no_counts(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Assume.that(asked.lasting() && !asked.hospital().equals("unknown"));
        Asked before = asked.with(asked.consents().stream()
            .filter(consent -> consent.obtained().from().equals(Signatory.CITIZEN))
            .filter(consent -> consent.obtained().on().isBefore(Asked.day(asked.at())))
            .filter(consent -> consent.withdrawnAt().map(Asked::day).filter(day -> !day.isBefore(Asked.day(asked.at()))).isEmpty())
            .toList());

        assertThat(verdict(before.and(asked.coveringToday()))).as("%s", before).isInstanceOf(Verdict.Permitted.class);
    }

    @Property(tries = 10_000)
    void a_consent_alone_stops_nothing_and_a_refusal_alone_permits_nothing(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        boolean before = verdict(asked) instanceof Verdict.Permitted;

        assertThat(verdict(asked.and(asked.covering())) instanceof Verdict.Permitted || !before).as("%s", asked).isTrue();
        assertThat(verdict(asked.and(asked.refusing())) instanceof Verdict.Permitted && !before).as("%s", asked).isFalse();
    }

    private Verdict verdict(Asked asked) {
        return gate.ask(asked.question());
    }

    private static String name(Verdict verdict) {
        return verdict instanceof Verdict.Permitted permitted ? permitted.basis().name() : "WITHHELD";
    }

    /** The facts after somebody did the one thing that the reason names; one of these must be enough. */
    private static List<Asked> mended(Asked asked, WithheldReason reason) {
        return switch (reason) {
            case CONSENT_MISSING, CONSENT_REQUESTED, CONSENT_UNREACHABLE, CONSENT_INCAPABLE, CONSENT_WITHDRAWN, CONSENT_REFUSED ->
                List.of(asked.withoutNoes().and(asked.covering()));
            case CONSENT_EXPIRED -> each(asked, asked::untilNow);
            // a consent that had begun earlier would be stopped by a no in between
            case CONSENT_BEGINS_LATER -> each(asked.withoutNoes(), asked::longEnough);
            case CONSENT_OTHER_EVENTS -> each(asked, asked::forTheEvent);
            case CONSENT_OTHER_REGION -> each(asked, asked::forTheRegion);
            case CONSENT_NOT_WRITTEN, CONSENT_UNSIGNED -> each(asked, asked::writtenAndSigned);
            case CONSENT_UNIT_NOT_NAMED -> each(asked, asked::namingTheUnit);
            case NO_BASIS, CONSENTS_UNDER_REVIEW, VISIT_OF_ANOTHER_CITIZEN, AGREEMENT_BEGINS_LATER, AGREEMENT_OVER, AGREEMENT_OTHER_EVENTS,
                OVERRIDE_BEGINS_LATER, OVERRIDE_OTHER_EVENTS, OVERRIDE_OTHER_STAY, OVERRIDE_OVER, PSP_BEGINS_LATER, PSP_OVER,
                PSP_OTHER_EVENTS -> List.of();
        };
    }

    /** One fact after the other changed, the others left as they are. */
    private static List<Asked> each(Asked asked, UnaryOperator<Consent> change) {
        List<Asked> changed = new ArrayList<>();
        for (int i = 0; i < asked.consents().size(); i++) {
            if (asked.consents().get(i).answer() == Consent.Answer.GIVEN) {
                List<Consent> consents = new ArrayList<>(asked.consents());
                consents.set(i, change.apply(consents.get(i)));
                changed.add(asked.with(consents));
            }
        }
        return changed;
    }
}
