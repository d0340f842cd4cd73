package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences of {@link Texts} that more than one document uses, so that all recipients read the same words (domain.md §5). */
final class Sentences {
    private final Texts texts;

    Sentences(Texts texts) {
        this.texts = texts;
    }

    /**
     * The expected action after the latest of the sayings: the action for all functions if the event has one, else the action of the
     * function for the event, else the action of the function. A notice without news expects no action.
     */
    Optional<String> action(UnitFunction function, List<Saying> says) {
        return WordsInDanish.asItHappened(says).stream().reduce((earlier, later) -> later).flatMap(
            last -> last.step().map(step -> Optional.of(action(function, step))).orElseGet(() -> action(function, last.type())));
    }

    private String action(UnitFunction function, Saying.Step step) {
        String ofStep = ofStep(step) + ".action.";
        return texts.text(ofStep + function.code()).orElseGet(() -> required(ofStep + "otherwise"));
    }

    /** The beginning of the keys of the texts of a step. */
    static String ofStep(Saying.Step step) {
        return "step." + step.rule();
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
