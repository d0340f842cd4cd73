package dk.broen.domain.planning;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.Stay;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answers to wards (domain.md §5): an answer for each open stay, and again when the coordinator changes, also while it is unclear which
 * municipality acts; after the end of a stay only if the ward should ask for a consent. There is no answer while a decision is held, and none
 * after a death.
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
        if (situation.course().death().isPresent()) {
            return List.of();
        }
        return situation.course().stays().stream()
            .flatMap(stay -> answer(stay).filter(answer -> last(stay).filter(answer::sameAs).isEmpty()).stream())
            .toList();
    }

    /** The last answer about each stay, if the ward should still read it. */
    List<WardAnswer> kept() {
        if (situation.course().death().isPresent()) {
            return List.of();
        }
        return situation.course().stays().stream()
            .flatMap(stay -> last(stay).filter(last -> answer(stay).filter(last::sameAs).isPresent()).stream()).toList();
    }

    /** The last answer about each stay of which a decision is held. */
    List<WardAnswer> held() {
        return situation.course().stays().stream().filter(this::held).flatMap(stay -> last(stay).stream()).toList();
    }

    private boolean held(Stay stay) {
        return permissions.all().anyMatch(concern -> concern.held() && concern.stay().filter(stay::equals).isPresent());
    }

    private Optional<WardAnswer> answer(Stay stay) {
        Responsible responsible = permissions.parts().responsible();
        return responsible.municipality().isPresent() ? answer(stay, responsible.municipality().get()) : unclear(stay, responsible);
    }

    /** An answer that names nobody, if any of the municipalities that may act would be told. */
    private Optional<WardAnswer> unclear(Stay stay, Responsible responsible) {
        boolean wanted = responsible.unclear() && admitted(stay)
            && responsible.possible().stream().anyMatch(municipality -> named(stay, municipality));
        return wanted ? Optional.of(new WardAnswer(stay.key().hospital(), message(stay).event().stay(), message(stay).occasion(), to(stay),
            Optional.empty(), Optional.empty(), true)) : Optional.empty();
    }

    /** What the ward read last about the stay. A readmission under the same visit number is another stay. */
    private Optional<WardAnswer> last(Stay stay) {
        return situation.answers().stream()
            .filter(earlier -> stay.aliases().contains(earlier.stay()) && stay.messages().contains(earlier.inReplyTo()))
            .reduce((one, two) -> two);
    }

    private Optional<WardAnswer> answer(Stay stay, Municipality municipality) {
        if (held(stay) || !named(stay, municipality)) {
            return Optional.empty();
        }
        Optional<WardAnswer.Question> question = question(stay, municipality);
        if (!admitted(stay) && question.isEmpty()) {
            return Optional.empty();
        }
        Said message = message(stay);
        return Optional.of(new WardAnswer(stay.key().hospital(), message.event().stay(), message.occasion(), to(stay),
            contact(stay, municipality), question, false));
    }

    private static Said message(Stay stay) {
        return stay.end().filter(end -> !stay.endedManually()).or(stay::admission).orElse(stay.lastHeard());
    }

    private boolean admitted(Stay stay) {
        return stay.open() && stay.milestones(EventType.ADMITTED).anyMatch(should::news);
    }

    /** The first of the ways of the hospital. An answer to a hospital that this hub does not know waits for one that does. */
    private AnswerAddress to(Stay stay) {
        HospitalId hospital = stay.key().hospital();
        return situation.directory().hospital(hospital).map(known -> known.wards().answers().get(0))
            .orElseGet(() -> new AnswerAddress.Queue("ward-answers." + hospital));
    }

    /**
     * Under the key of the work item that is opened for it in the same plan. What a human has answered is not asked again: the citizen has
     * picked the recipients, and the ward would have no reference to answer.
     */
    private Optional<WardAnswer.Question> question(Stay stay, Municipality municipality) {
        return Optional.of(stay).filter(missing::of).map(asked -> situation.question(asked, municipality.code(), "").key())
            .filter(key -> !answered(key))
            .map(key -> new WardAnswer.Question(key, municipality.code(),
                Asked.of(situation, stay, municipality).map(Asked::about).orElse(List.of())));
    }

    private boolean answered(String workItem) {
        return situation.items().get(workItem) == WorkItem.State.DONE || situation.items().get(workItem) == WorkItem.State.DENIED;
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
