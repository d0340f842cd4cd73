package dk.broen.domain.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Signatory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * The gate against generated facts, tables and questions (issue acceptance: at least 10,000), judged by {@link SimpleLaw}, which knows nothing
 * of the gate. Each question is made from a seed; a failure names it.
 */
class GateProperties {
    private static final Set<WithheldReason> OF_THE_PLANNER =
        EnumSet.of(WithheldReason.CONSENTS_UNDER_REVIEW, WithheldReason.VISIT_OF_ANOTHER_CITIZEN);

    private final Gate gate = new Gate();

    @Property(tries = 10_000)
    void nothing_is_permitted_without_a_basis_and_everything_is_that_has_one(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Verdict verdict = verdict(asked);

        assertThat(basis(verdict)).as("%s: %s", asked, verdict.steps()).isEqualTo(SimpleLaw.basis(asked));
        Statistics.label("verdict").collect(basis(verdict).map(Basis::name).orElse("WITHHELD"));
        Statistics.label("verdict").coverage(coverage -> Stream.of(Basis.values()).filter(basis -> basis != Basis.TOLD_BEFORE)
            .forEach(basis -> coverage.check(basis.name()).count(count -> count > 100)));
    }

    /**
     * Among consents the last word of the citizen gives the reason, so only the reasons of the other bases compete with it. A hospital of an
     * unknown region is covered by no consent: there a refusal may be the reason although its end alone would not be enough.
     */
    @Property(tries = 15_000)
    void every_reason_names_the_nearest_thing_that_would_change_the_verdict(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        if (verdict(asked) instanceof Verdict.Withheld withheld) {
            WithheldReason reason = withheld.reason();
            boolean unknown = asked.hospital().equals("unknown");
            Assume.that(!(unknown && reason == WithheldReason.CONSENT_OTHER_REGION));
            Mending mending = new Mending(asked);
            Optional<WithheldReason> nearest = Stream.of(WithheldReason.values())
                .filter(other -> other == reason || !other.name().startsWith("CONSENT")).filter(mending::suffices).findFirst();

            assertThat(nearest).as("%s; %s: %s", reason, asked, withheld.steps())
                .isEqualTo(nearest.isEmpty() && unknown ? Optional.empty() : Optional.of(reason));
            Statistics.label("reason").collect(reason);
            Statistics.label("reason").coverage(coverage -> EnumSet.complementOf(EnumSet.copyOf(OF_THE_PLANNER))
                .forEach(each -> coverage.check(each).count(count -> count > 10)));
        }
    }

    @Property(tries = 10_000)
    void no_consent_permits_once_it_is_withdrawn_expired_foreign_or_narrower(@ForAll long seed, @ForAll @IntRange(max = 3) int change) {
        Asked asked = Asked.from(seed);
        List<UnaryOperator<Consent>> changes =
            List.of(consent -> consent.stored(consent.id(), Optional.of(asked.at())), asked::ended, asked::foreign, asked::forOtherEvents);
        Asked changed = asked.changing(changes.get(change));

        assertThat(basis(verdict(changed))).as("%s", changed).isNotEqualTo(Optional.of(Basis.CONSENT));
    }

    @Property(tries = 10_000)
    void what_only_a_consent_could_permit_is_held_while_the_consents_cannot_be_read(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Verdict verdict = verdict(asked.with(asked.facts().with(new ConsentRecord.Unavailable())));

        assertThat(basis(verdict)).as("%s", asked).isEqualTo(SimpleLaw.basis(asked.with(List.of())));
        assertThat(verdict).as("%s", asked).isNotInstanceOf(Verdict.Withheld.class);
    }

    @Property(tries = 10_000)
    void a_withdrawal_stops_every_consent_that_was_given_before(@ForAll long seed) {
        Asked asked = Asked.from(seed);
        Asked withdrawn = asked.and(asked.covering().stored("withdrawn", Optional.of(asked.at())));

        assertThat(basis(verdict(withdrawn))).as("%s", withdrawn).isNotEqualTo(Optional.of(Basis.CONSENT));
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

    private static Optional<Basis> basis(Verdict verdict) {
        return verdict instanceof Verdict.Permitted permitted ? Optional.of(permitted.basis()) : Optional.empty();
    }
}
