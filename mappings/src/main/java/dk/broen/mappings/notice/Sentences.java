package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences of {@link Texts} that more than one document uses, so that all recipients read the same words (domain.md §5). */
final class Sentences {
    private final Texts texts;

    Sentences(Texts texts) {
        this.texts = texts;
    }

    /**
     * The expected actions: after the latest of the events the action for all functions if the event has one, else the action of the
     * function for the event, else the action of the function; and that of each step. A notice without news expects no action.
     */
    List<Action> actions(UnitFunction function, List<Saying> says) {
        List<Saying> ordered = WordsInDanish.asItHappened(says);
        Stream<Action> ofEvent = ordered.stream().filter(saying -> saying.step().isEmpty()).reduce((earlier, later) -> later)
            .flatMap(last -> action(function, last.type())).map(text -> new Action(text, Optional.empty())).stream();
        return Stream.concat(ofEvent, ordered.stream().flatMap(saying -> saying.step().stream())
            .map(step -> new Action(action(function, step), step.answerUntil()))).toList();
    }

    /**
     * What is expected of a recipient.
     *
     * @param answerUntil until when it must answer, if it must
     */
    record Action(String text, Optional<Instant> answerUntil) {}

    private String action(UnitFunction function, Saying.Step step) {
        String ofStep = "step." + step.rule().id() + ".action.";
        return texts.text(ofStep + function.code()).or(() -> texts.text(ofStep + "otherwise"))
            .orElseGet(() -> required("step_without_text.action"));
    }

    /**
     * A text of a step. A run goes on when its course and the texts of it are gone: then a text for all steps is used.
     *
     * @param part {@code said} or {@code takes_back}
     */
    String ofStep(Saying.Step step, String part) {
        return texts.text("step." + step.rule().id() + "." + part).orElseGet(() -> required("step_without_text." + part));
    }

    private Optional<String> action(UnitFunction function, EventType event) {
        String ofFunction = "action." + function.code() + ".";
        return texts.text("action_for_all." + event).or(() -> texts.text(ofFunction + event))
            .or(() -> texts.text(ofFunction + "otherwise"));
    }

    String flag(Flag flag) {
        return required("flag." + flag);
    }

    String basis(Basis basis) {
        return required("basis." + basis);
    }

    /** Whom to contact: the appointed coordinator, or the unit if no coordinator is appointed. */
    String contact(WardAnswer.Contact contact) {
        String key = contact.appointed() ? "ward.coordinator" : "ward.no_coordinator";
        return filled(contact.phone().isPresent() ? key : key + "_without_phone", Map.of("title", contact.title(), "name", contact.name(),
            "phone", contact.phone().orElse(""), "hours", hours(contact.hours())));
    }

    String contact(Saying.Hospital hospital) {
        return hospital.phone().map(phone -> filled("hospital_contact", Map.of("name", hospital.name(), "phone", phone)))
            .orElse(hospital.name());
    }

    String hours(OpeningHours hours) {
        return new HoursInWords(this).of(hours);
    }

    String filled(String key, Map<String, String> values) {
        return Texts.fill(required(key), values);
    }

    /** @throws IllegalStateException if the configuration has no such text; validation at start prevents this */
    String required(String key) {
        return texts.text(key).orElseThrow(() -> new IllegalStateException("config/texts has no " + key));
    }
}
