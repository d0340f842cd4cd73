package dk.broen.hub.inbox;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.permission.LatestWord;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Why a fact that an administrator typed as a new one must not stay recorded: it would silently replace another fact with the same key fields,
 * or it is a consent that permits nothing, because the citizen has said no since (ADR 99).
 *
 * @param before what was shown before the recording
 * @param after what is shown now
 * @param word of the consents that are shown now
 */
record Contradiction(SeenCitizen before, SeenCitizen after, LatestWord word) {
    /** @param said what became of the fact; it is in force, but nothing is committed yet */
    Optional<FormFault> of(RecordedFact fact, Recorded.Result said, Instant at) {
        if (fact.fact() instanceof Fact.Consented consented
            && (consented.consent().withdrawnBy(at) || word.stops(consented.consent(), at))) {
            return Optional.of(FormFault.SAID_NO);
        }
        return said == Recorded.Result.RECORDED || said == Recorded.Result.CHANGED && replacesMistakes() ? Optional.empty()
            : Optional.of(FormFault.EXISTS);
    }

    private boolean replacesMistakes() {
        Set<UUID> still = after.facts().stream().map(RecordedFact::id).collect(Collectors.toSet());
        return before.facts().stream().filter(fact -> !still.contains(fact.id()))
            .allMatch(fact -> fact.fact() instanceof Fact.Consented former
                && former.consent().answer() == Consent.Answer.NOT_REQUESTED);
    }
}
