package dk.broen.domain.planning;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.Stay;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The answers to wards (domain.md §5): an answer for each open stay, and again when the coordinator changes; after the end of a stay only if
 * the ward should ask for a consent. There is no answer while a decision is held, and none after a death.
 */
final class WardAnswers {
    private final Permissions permissions;
    private final Situation situation;
    private final Concerns should;
    private final MissingConsents missing;

    WardAnswers(Permissions permissions, MissingConsents missing) {
        this.permissions = permissions;
        this.situation = permissions.situation();
        this.should = new Concerns(situation);
        this.missing = missing;
    }

    /** The answers that differ from what the wards read last. */
    List<WardAnswer> changed() {
        Optional<Municipality> municipality = permissions.parts().responsible().municipality();
        if (situation.course().death().isPresent() || municipality.isEmpty()) {
            return List.of();
        }
        return situation.course().stays().stream()
            .flatMap(stay -> answer(stay, municipality.get()).filter(answer -> last(stay).filter(answer::sameAs).isEmpty()).stream())
            .toList();
    }

    /** What the ward read last about the stay. A readmission under the same visit number is another stay. */
    private Optional<WardAnswer> last(Stay stay) {
        return situation.answers().stream()
            .filter(earlier -> stay.aliases().contains(earlier.stay()) && stay.messages().contains(earlier.inReplyTo()))
            .reduce((one, two) -> two);
    }

    private Optional<WardAnswer> answer(Stay stay, Municipality municipality) {
        Said message = stay.end().filter(end -> !stay.endedManually()).or(stay::admission).orElse(stay.lastHeard());
        Predicate<Concern> ofStay = concern -> concern.stay().filter(stay::equals).isPresent();
        if (permissions.all().filter(ofStay).anyMatch(Concern::held) || !named(stay, municipality)) {
            return Optional.empty();
        }
        boolean ask = missing.of(stay);
        boolean due = stay.open() && stay.milestones(EventType.ADMITTED).anyMatch(should::news) || ask;
        return due
            ? Optional
                .of(new WardAnswer(stay.key().hospital(), message.event().stay(), message.occasion(), contact(stay, municipality), ask))
            : Optional.empty();
    }

    /** Whether the rules of the municipality name anybody for what holds of the stay. */
    private boolean named(Stay stay, Municipality municipality) {
        return stay.milestones().stream().filter(milestone -> stay.holds(milestone.key()))
            .anyMatch(milestone -> municipality.routing().namesAnybodyFor(milestone.type(), Concerns.specialties(milestone, stay)));
    }

    private Optional<WardAnswer.Contact> contact(Stay stay, Municipality municipality) {
        return situation.recipients(municipality, situation.today()).of(Set.of(UnitFunction.COORDINATOR), situation.facts())
            .stream().filter(candidate -> candidate.after().isEmpty())
            .filter(candidate -> permissions.mayKnow(candidate, concern -> concern.stay().filter(stay::equals).isPresent()))
            .findFirst()
            .map(candidate -> CoordinatorContact.of(candidate, municipality));
    }
}
